/** Our readings of the codebooks as readers see them: the numbers, how they came about, what is open. */
import type { Facts } from "@/lib/domain/facts";
import {
  type CoderQuestion,
  codebooks,
  type Reading,
  type RuleStep,
  readingsOf,
} from "@/lib/domain/finding-rules";
import type { JudgedMeasure, Judgement } from "@/lib/domain/judgement";
import type { EditionReading } from "@/lib/schemas/edition";

/** Every rule on one measure, each number with its rule; none says that a dataset coded it so. */
export function editionReadings(
  judged: JudgedMeasure,
  { responsibility }: Pick<Judgement, "responsibility">,
  facts: Pick<Facts, "groups">,
): EditionReading[] {
  const perpetrators = responsibility.map(({ party }) => party);
  return readingsOf(judged, facts, perpetrators).map(editionReading);
}

function editionReading(reading: Reading): EditionReading {
  const { rule, low, best, high, step, outside, needsCoder, claims } = reading;
  return {
    rule,
    source: rule === "both_assert" ? null : codebooks[rule],
    low,
    best,
    high,
    text: outside
      ? outsideWords[outside]
      : step === "two_voices"
        ? twoVoices(reading)
        : stepWords[step],
    needsCoder: needsCoder.map((question) => questionWords[question]),
    claims: [...claims],
  };
}

// Where voices contradict each other the two that reach the low need not be those that keep to the high.
function twoVoices({ low, high }: Reading): string {
  const ends = [
    ...(low === null ? [] : ["at least the low"]),
    ...(high === null ? [] : ["at most the high"]),
  ];
  return `${ends.map((end, i) => `${i === 0 ? "Two voices" : "two"} assert ${end}`).join(", and ")}.`;
}

const stepWords: Record<Exclude<RuleStep, "two_voices">, string> = {
  one_figure: "All sources that give a number give this one.",
  most_recent: "The most recent source, and not the claim of those held responsible.",
  majority: "What most of the independent sources give.",
  lowest: "The lowest that is given.",
  lowest_and_highest: "The lowest and the highest that are given.",
  none: "The rule gives no number on these claims.",
};

const outsideWords: Record<NonNullable<Reading["outside"]>, string> = {
  deaths_only: "It counts deaths alone.",
  deaths_and_injuries_only: "It counts deaths and injuries alone.",
  civilians_only: "It counts civilians alone.",
  projection: "What may yet come is in no dataset.",
};

const questionWords: Record<CoderQuestion, string> = {
  vague_words: "Words such as “several” have no number of their own here.",
  no_floor: "Somebody gives a ceiling without a floor.",
  reliability: "Which source is the most reliable; until then the lower figure stands as best.",
  perpetrator_only: "Only those held responsible give a number.",
  part_of_the_dead: "It counts everybody who died; these claims count some of them.",
  attackers: "It counts attackers who died; these claims leave them out.",
  crossing: "What two voices assert at least lies above what two assert at most.",
};
