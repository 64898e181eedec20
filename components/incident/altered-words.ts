import { dateInWords } from "@/components/wording/dates";
import { derivationKindWords } from "@/components/wording/derivation-words";
import {
  attackersWords,
  hedgeWords,
  otherKindWords,
  standingWords,
  statusWords,
} from "@/components/wording/words";
import type { Altered } from "@/lib/schemas/difference";

/** What differs, with the terms of the JSON in the words that pages have for them: "not yet reviewed by an editor". */
export function alteredInWords({ what, before, after }: Altered): Altered {
  return {
    what,
    before: before && valueInWords(what, before),
    after: after && valueInWords(what, after),
  };
}

function valueInWords(what: string, value: string): string {
  if (what === "asserted on" || what === "published") return dateInWords(value);
  if (what.startsWith("responsibility: ")) return value.replace(/^[a-z ]+(?=\. )/, standingIn);
  const words = what.includes(" draws on ") ? derivationKindWords : tables[what];
  const term = termIn(words, value);
  return term === null ? value : term.charAt(0).toLowerCase() + term.slice(1);
}

function standingIn(value: string): string {
  return termIn(standingWords, value) ?? value;
}

type Terms = Readonly<Record<string, string | null>>;

// Terms stand in a difference with spaces between their words.
function termIn(words: Terms | undefined, value: string): string | null {
  return words?.[value.replaceAll(" ", "_")] ?? null;
}

const tables: Readonly<Record<string, Terms>> = {
  status: statusWords,
  hedge: { ...hedgeWords, none: "printed without a hedge" },
  "attackers included": { ...attackersWords, not_said: "not said whether attackers are counted" },
  kind: otherKindWords,
};
