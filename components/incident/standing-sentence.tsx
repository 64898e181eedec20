import { Row } from "@/components/ui/row";
import { standingWords } from "@/components/wording/words";
import { describeBounds, grouped } from "@/lib/domain/figure";
import type { EditionStanding } from "@/lib/schemas/edition";
import { CampList } from "./camp-list";
import { FlagList } from "./flag-list";
import { ReasonList } from "./reason-list";
import type { Scene } from "./scene";
import { StandingMark } from "./standing-mark";

/** What was counted, and its standing in words: the sentence, what it rests on, what to bear in mind. */
export function StandingSentence(props: {
  title: string;
  standing: EditionStanding;
  scene: Scene;
}) {
  const { title, standing, scene } = props;
  const { bothAssert } = standing;
  const tone =
    standing.value === "contested" ? "standing font-semibold text-contested" : "standing";
  return (
    <Row
      label={
        <>
          <h2 id={scene.anchor}>{title}</h2>
          <p className={tone}>
            <StandingMark value={standing.value} />
            {standingWords[standing.value]}
          </p>
        </>
      }
      margin={<FlagList flags={standing.flags} />}
    >
      <p className="sentence">{standing.sentence}</p>
      <CampList camps={standing.camps} scene={scene} />
      {bothAssert !== null && (
        <p className="mt-3 max-w-[40rem]">Two voices or more assert {bothAssertWords(standing)}.</p>
      )}
      <ReasonList reasons={standing.reasons} scene={scene} />
    </Row>
  );
}

// Where voices contradict, floor and ceiling may come from different pairs of them: said apart.
function bothAssertWords({ value, bothAssert }: EditionStanding): string {
  if (bothAssert === null) return "nothing";
  const { lower, upper } = bothAssert;
  if (upper === null || value !== "contested") return describeBounds({ lower, upper, soft: false });
  const most = `at most ${grouped(upper)}`;
  return lower === 0 ? most : `at least ${grouped(lower)}, and two or more ${most}`;
}
