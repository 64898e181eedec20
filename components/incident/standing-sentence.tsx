import { Row } from "@/components/ui/row";
import { unbroken } from "@/components/wording/unbroken";
import { standingWords } from "@/components/wording/words";
import { bothAssertSentence } from "@/lib/domain/both-words";
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
  // Of what is compatible the sentence has said it.
  const both = standing.value === "compatible" ? null : bothAssertSentence(standing);
  const tone = standing.value === "contested" ? "standing text-contested" : "standing";
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
      <p className="sentence">{unbroken(standing.sentence)}</p>
      <CampList camps={standing.camps} scene={scene} />
      {both !== null && <p className="mt-3">{unbroken(both)}</p>}
      <ReasonList reasons={standing.reasons} scene={scene} />
    </Row>
  );
}
