import { type Modifier, readCount, readModifier } from "./counts";
import { isGlued, isHyphen, isWord, type Tokens, textAt } from "./tokens";

/** The words from a place up to the first verb, preposition, conjunction, mark or count. */
export interface NounPhrase {
  /** Its last word, empty where it has none. */
  readonly head: string;
  /** The age that it names: "a 15-year-old boy". */
  readonly age: Modifier["age"];
  readonly next: number;
}

export function readNounPhrase(tokens: Tokens, at: number): NounPhrase {
  let head = "";
  let age: Modifier["age"] = null;
  let next = at;
  while (next < tokens.length) {
    const modifier = readModifier(tokens, next);
    if (modifier !== null) {
      age = modifier.age ?? age;
      next = modifier.next;
    } else if (isWord(tokens, next) && !endsPhrase(tokens, next)) {
      head = textAt(tokens, next);
      next += 1;
    } else if (isNamePart(tokens, next) || quotes.has(textAt(tokens, next))) {
      next += 1;
    } else break;
  }
  return { head, age, next };
}

/** Whether a noun stands for two or more by its shape; English only, and generous. */
export function isPlural(noun: string): boolean {
  if (/(?:men|women|children|people|police|personnel|folk|infantry|cavalry)$/.test(noun))
    return true;
  if (oddPlurals.has(noun)) return true;
  return /[^s]s$/.test(noun) && !/[aiu]s$/.test(noun) && !notPlural.has(noun);
}

/** Nouns that stand for an unnamed number: "a family" is not one person. */
export const collectives: ReadonlySet<string> = new Set(
  "family group team crew squad platoon company battalion brigade regiment patrol party band gang crowd mob convoy unit contingent garrison cell pair trio series string handful bunch batch mix force army population community village household".split(
    " ",
  ),
);

/** Nouns after "a" that count nobody: "an average of 12", "a third of them", "a report". */
export const uncounted: ReadonlySet<string> = new Set(
  "average mean median rate ratio share percentage percent proportion majority minority fraction half third quarter fifth tenth report statement claim source spokesman spokeswoman spokesperson toll count figure tally number total record estimate lot bit while day week month year hour minute decade century".split(
    " ",
  ),
);

/** Marks inside a name: the hyphen and the digits of "F-16", a genitive's apostrophe. */
function isNamePart(tokens: Tokens, at: number): boolean {
  if (isHyphen(tokens, at)) return tokens[at + 1]?.kind !== "mark";
  return tokens[at]?.kind === "digits" && isGlued(tokens, at) && at > 0;
}

function endsPhrase(tokens: Tokens, at: number): boolean {
  return stops.has(textAt(tokens, at)) || readCount(tokens, at) !== null;
}

/** The words that introduce a place, a time or a part; a number after one counts nobody here. */
export const prepositions: ReadonlySet<string> = new Set(
  "in at on near within during over across from by of since until till after before for per to into around between throughout through inside outside against under about along amid with without aged age than".split(
    " ",
  ),
);

/** What a number before it measures. */
export const units: ReadonlySet<string> = new Set(
  "seconds minute minutes hour hours hrs day days week weeks month months year years decade decades km kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet foot kg tonne tonnes ton tons am pm o'clock".split(
    " ",
  ),
);

/** What has happened to somebody, so that a following "and" joins two things that happened. */
export const participles: ReadonlySet<string> = new Set(
  "killed dead died dies die injured wounded hurt shot burned burnt captured abducted arrested detained missing displaced destroyed damaged seized martyred maimed beheaded executed bombed attacked lost".split(
    " ",
  ),
);

const stops: ReadonlySet<string> = new Set([
  ...prepositions,
  ...participles,
  ..."and or but as plus nor yet while who whom whose which that was were is are be been being has have had will would could may might did do does said say says including include includes not no also if when where because though although".split(
    " ",
  ),
]);

const notPlural = new Set(
  "does says news always perhaps besides afterwards towards unless yes sometimes its his hers ours theirs".split(
    " ",
  ),
);

/** Plurals whose ending looks like a singular's. */
const oddPlurals = new Set(
  "militias areas cameras vistas casas taxis skis gurkhas menus".split(" "),
);

const quotes = new Set(["'", '"']);
