import { skipDate } from "./asides";
import { readCount } from "./counts";
import { type List, readList } from "./list";
import { readPart } from "./parts";
import { findPhrase } from "./phrases";
import { before } from "./qualifiers";
import { type Problem, type Quantity, refuse } from "./quantity";
import { admitsIgnorance, deniesReport } from "./silence";
import { type Tokens, textAt, tokenise } from "./tokens";

/** What stands in a wording: its counts in order, silence, or a reason why neither can be told. */
export type Wording = List | { readonly kind: "says_nothing" } | Problem;

/** The counts of a wording of English, at most 500 characters; time grows with its length alone. */
export function readWording(wording: string): Wording {
  const fault = textFault(wording);
  if (fault !== null) return refuse(fault);
  const tokens = tokenise(wording);
  const start = skipLead(tokens);
  if (start === null) return refuse(change);
  if (skipDate(tokens, 0) !== null || skipDate(tokens, start) !== null) return refuse(date);
  if (deniesReport(tokens, start)) return { kind: "says_nothing" };
  const first = readPart(tokens, start, "front");
  const hazy =
    first === null || (first.quantity.kind === "quantity" && isBare(first.quantity, tokens, start));
  if (hazy && admitsIgnorance(tokens, start)) return { kind: "says_nothing" };
  return first === null ? refuse(noNumber) : readList(tokens, first);
}

/** Why this text cannot be read at all; null when it can. */
function textFault(wording: string): string | null {
  if (wording === "") return "The wording is empty.";
  if (wording.length > 500) return "The wording exceeds 500 characters; quote the figure alone.";
  if (/[^\P{Cc}\s]/u.test(wording)) return "The wording contains a control character; remove it.";
  if (/\p{Cs}/u.test(wording)) return "The wording contains half a character; copy it again.";
  return null;
}

/**
 * The place where the figure begins, past quotation marks and the words that lead up to it ("could
 * rise to", "the death toll stands at"); null for "rose from 80 to 84".
 */
function skipLead(tokens: Tokens): number | null {
  let at = 0;
  let moves = false;
  while (leads.has(textAt(tokens, at)) && findPhrase(before, tokens, at) === null) {
    moves ||= movements.has(textAt(tokens, at));
    at += 1;
  }
  return moves && textAt(tokens, at) === "from" ? null : at;
}

function isBare(quantity: Quantity, tokens: Tokens, at: number): boolean {
  return quantity.form === "vague" && readCount(tokens, at) === null;
}

const change = "This tells a change from one number to another; state the newer.";
const date = "This is a date and counts nobody.";
const noNumber =
  "No number, and no word for one, stands at the front; begin with the figure, for example “at least 84”.";

const movements = new Set(
  "rise rises rising rose risen climb climbs climbed climbing grow grows grew grown increase increases increased fall falls fell fallen drop drops dropped revised raised lowered".split(
    " ",
  ),
);

/** Words that may lead up to a figure and change nothing in it. */
const leads = new Set([
  ...movements,
  ..."\" ' ( [ . … the these those all other only just exactly precisely total totals totalled totaling totalling either anywhere somewhere could may might can would will likely expected feared believed thought reportedly allegedly reach reaches reached reaching go gone stand stands stood standing at to of was were is are has have had been be there toll death deaths casualty dead killed killing kills kill injured injuring injures wounded wounding wounds captured capturing abducted arrested missing displaced displacing destroyed destroying damaged seized leaving left leaves set setting claimed claiming".split(
    " ",
  ),
]);
