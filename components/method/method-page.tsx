import { StandingMark } from "@/components/incident/standing-mark";
import { Section } from "@/components/ui/section";
import { standingWords, statusWords } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import { flagWords } from "@/lib/domain/flag-words";
import { rulesVersion } from "@/lib/domain/judgement";
import {
  type FlagKind,
  flagKinds,
  type StandingValue,
  standings,
  statuses,
} from "@/lib/domain/vocabulary";
import { type Example, standingExamples, wordingExamples } from "./examples";
import { MarkList } from "./mark-list";

/** How voices are counted, with figures that the rules themselves have judged for this page. */
export function MethodPage() {
  const examples = standingExamples();
  return (
    <article className="pb-8">
      <header className="pt-8 pb-8">
        <h1>How voices are counted</h1>
        <p className="mt-4 max-w-[40rem]">
          Every figure goes back to somebody who said it. We follow the words, from the article back
          to whoever spoke, count those who spoke, and compare what they say. That tells how many
          voices there are behind a number and whether they contradict one another. It does not tell
          who is right. What follows was judged by the rules themselves, version {rulesVersion}, as
          this page was made.
        </p>
      </header>

      <Section title="Two articles are not two voices">
        <p>
          A voice is whoever said it first, however many mouths it went through. A spokesman is the
          body he speaks for. An agency that passes a figure on adds no voice, and neither does a
          headline that names nobody: that is an echo, a claim without a speaker of its own, of a
          figure whose speaker is known. In the demonstration a newspaper takes an agency’s report,
          and both quote one armed group:
        </p>
        <Judged example={examples.repeated} />
        <p>
          Where nobody is named at all, repeating does not help. All claims of unknown origin
          together may contradict a voice, and never agree with one:
        </p>
        <Judged example={examples.nobody} />
      </Section>

      <Section title="Figures are intervals">
        <p>
          The printed words stay as they are. Beside them stands what they allow, and no more: “more
          than 80” is 81 or any number above.
        </p>
        <table className="method-table">
          <thead>
            <tr>
              <th scope="col">As printed</th>
              <th scope="col">Read as</th>
            </tr>
          </thead>
          <tbody>
            {wordingExamples().map(({ wording, read }) => (
              <tr key={wording}>
                <td className="font-serif">“{wording}”</td>
                <td className="tabular-nums">{read}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          Of one voice the narrower figure counts, and a later one that cannot be squared with it
          takes its place. Counts are compared only when they count the same: the same outcome, the
          same people, the same period, attackers in or out.
        </p>
      </Section>

      <Section title="Standings">
        <dl className="space-y-3">
          {standings.map((value) => (
            <div key={value}>
              <dt className="flex items-center gap-2 font-semibold">
                <StandingMark value={value} />
                {standingWords[value]}
              </dt>
              <dd>{meanings[value]}</dd>
            </div>
          ))}
        </dl>
        <p>The same claims, with one more voice beside them:</p>
        <Judged example={examples.contested} />
        <Judged example={examples.compatible} />
        <p>
          “At least 10” and “at least 84” can both be right, and neither supports the larger number.
          It takes a second voice for that:
        </p>
        <Judged example={examples.agreed} />
      </Section>

      <Section title="What stands beside a standing">
        <p>Flags tell what a reader should know and never change the count:</p>
        <dl className="space-y-3">
          {flagKinds.map((flag) => (
            <div key={flag}>
              <dt className="font-semibold">{flagWords[flag]}</dt>
              <dd>{flagMeanings[flag]}</dd>
            </div>
          ))}
        </dl>
        <p>An editor may add two things, each with its reasons; no rule sets them:</p>
        <dl className="space-y-3">
          <div>
            <dt className="font-semibold">Finding</dt>
            <dd>
              An editor’s low, best and high for what was counted, and the rule that was followed.
              It is no voice.
            </dd>
          </div>
          <div>
            <dt className="font-semibold">Status</dt>
            <dd>Of one claim: {statuses.map((it) => statusWords[it].toLowerCase()).join(", ")}.</dd>
          </div>
        </dl>
      </Section>

      <Section title="The marks of the charts" id="marks">
        <MarkList />
        <p>
          A shade is what two voices both assert; hatching is numbers that no known voice allows,
          between two that cannot both be right.
        </p>
        <p>
          How it reached us is drawn with lines: a full dot speaks, a hollow one passes on, a larger
          hollow one is no known voice, a square is an article. Dotted lines are echoes, dashed ones
          lead from one article to another that draws on it. Lines join where there is a small dot;
          where one breaks off they only cross.
        </p>
      </Section>

      <Section title="What can be checked">
        <p>
          What is published is an edition: numbered, dated, with a hash of its bytes, never changed
          but to take out what the law requires. Each has an address of its own that can be cited.
          Every change here is written in a log whose newest entry stands at the foot of every page.
        </p>
      </Section>
    </article>
  );
}

function Judged({ example }: { example: Example }) {
  const { claims, standing, voices, both } = example;
  const isContested = standing === "contested";
  return (
    <div className="border-s-2 border-hairline ps-4">
      <ul className="font-serif">
        {claims.map((claim, index) => (
          // Two articles may print the very same.
          <li key={`${index}-${claim}`}>{claim}</li>
        ))}
      </ul>
      <p className={`mt-1 flex items-center gap-2 ${isContested ? "text-contested" : ""}`}>
        <StandingMark value={standing} />
        <span>
          <strong className="font-semibold">{standingWords[standing]}</strong>:{" "}
          {counted(claims.length, "claim")}, {counted(voices, "known voice")}
          {both !== null && !isContested && `; both assert ${both}`}.
        </span>
      </p>
    </div>
  );
}

const meanings: Record<StandingValue, string> = {
  none: "Nothing that can be compared was claimed.",
  unknown_origin: "Figures, and nobody who is known to have said them.",
  single_origin: "One known voice, however many articles repeat it.",
  agreed: "Two voices or more assert the highest floor, and nobody contradicts.",
  compatible: "Two voices or more that can all be right, without such agreement.",
  contested:
    "Two voices that cannot both be right, or one that denies another. It overrides everything else.",
};

const flagMeanings: Record<FlagKind, string> = {
  one_side: "All voices belong to one side of what happened.",
  one_channel: "All voices reach us through one article or one agency.",
  interested:
    "The voice’s side would gain from more, or from fewer. It is about sides, not about motives.",
  against_interest:
    "The voice says what its side would rather not: a concession, the strongest evidence there is.",
  not_contemporaneous:
    "Figures are of different times; each voice that is apart is given with its time.",
  later_count:
    "A later figure above all that an earlier voice allows: it may count what that could not.",
  circular: "Those who are named name one another, and nobody else.",
  denied: "Somebody says that this did not happen so.",
  contradicts_itself: "One voice says two things that cannot both be right.",
  inconsistent: "One voice gives a part that is more than its whole.",
  no_statement: "Nothing by this participant is recorded here, as of the day given.",
  attackers_not_said:
    "Some counts do not say whether they take in those who attacked; they are compared with those that do not.",
};
