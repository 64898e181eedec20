import { agencyNames } from "./agencies";
import {
  adverbs,
  be,
  days,
  determiners,
  have,
  modals,
  months,
  prepositions,
  presentVerbs,
  pronouns,
  subordinators,
  wordSet,
} from "./lexicon/closed";
import { groupOfNoun, looksLikePerson } from "./lexicon/groups";
import {
  documents,
  notOutlets,
  outletNames,
  outletPhrases,
  outletWords,
  reportingVerbs,
} from "./lexicon/reporting";
import { tellingWords } from "./lexicon/verbs";
import type { Token } from "./tokens";

/** A stretch of words that names or describes whoever speaks. */
export interface Naming {
  readonly from: number;
  readonly to: number;
  /** What an apposition says of it: "Ivo Marek, head of the ambulance service". */
  readonly about: readonly [number, number] | null;
  /** Words put in between it and its verb: ", citing police,". */
  readonly aside: readonly [number, number] | null;
}

/** The noun phrase that ends before `end` and is the subject of the verb there; null where none is. */
export function subjectBefore(words: readonly Token[], end: number): Naming | null {
  let at = end - 1;
  while (at >= 0 && skippable(words[at]?.low ?? "")) at -= 1;
  let about: readonly [number, number] | null = null;
  let aside: readonly [number, number] | null = null;
  if (words[at]?.low === ",") {
    const open = openingComma(words, at);
    if (open === null) return null;
    aside = [open + 1, at];
    const first = words[open + 1]?.low ?? "";
    const verbal =
      /^(?:citing|quoting|who|which|speaking|whose|in|on|at|also|late|talking)$/.test(first) ||
      /ing$/.test(first);
    if (!verbal) about = aside;
    at = open - 1;
  }
  if (words[at]?.low === ")") {
    const open = backTo(words, at, "(", 8);
    if (open === null) return null;
    at = open - 1;
  }
  const to = at + 1;
  if (words[at] !== undefined && personal.has(words[at]?.low ?? "")) {
    return { from: at, to, about: null, aside };
  }
  const region = regionBefore(words, to);
  if (region === null) return null;
  const from = trimLead(words, region.from, region.to);
  if (from >= region.to || !isNaming(words, from, region.to)) return null;
  const name = about === null ? null : nameAlone(words, about);
  if (name !== null && !words[region.to - 1]?.capital) {
    return { from: name[0], to: name[1], about: [from, region.to], aside };
  }
  return { from, to: region.to, about, aside };
}

/** "One resident, Tomas Brel,", "a monitor, the Lake Initiative,": the apposition is the name. */
function nameAlone(
  words: readonly Token[],
  [start, to]: readonly [number, number],
): readonly [number, number] | null {
  const from = words[start]?.low === "the" ? start + 1 : start;
  if (to - from > 4 || to === from) return null;
  const named = words.slice(from, to).every(({ capital, kind }) => capital && kind === "word");
  return named ? [from, to] : null;
}

/** The words to the left that can belong to one noun phrase, its relative clause left out. */
function regionBefore(words: readonly Token[], end: number): { from: number; to: number } | null {
  let at = end - 1;
  let to = end;
  const stop = Math.max(0, end - 22);
  while (at >= stop) {
    const word = words[at];
    if (word === undefined) break;
    if (word.kind === "mark" && !withinNames.has(word.low)) break;
    const loose = word.start !== words[at - 1]?.end || words[at - 1]?.low === "-";
    if (word.low === "-" && loose) break;
    if (word.low === "who" || word.low === "which") {
      to = at;
      at -= 1;
      continue;
    }
    if (word.low === "and" || word.low === "&") {
      if (!joinsNames(words, at)) break;
      at -= 1;
      continue;
    }
    if (subordinators.has(word.low)) break;
    if (isVerb(words, at)) {
      const relative = relativeBefore(words, at);
      if (relative === null) break;
      to = relative;
      at = relative - 1;
      continue;
    }
    at -= 1;
  }
  return at + 1 < to ? { from: at + 1, to } : null;
}

/** Where "who" or "which" opens the clause that the verb at `at` belongs to. */
function relativeBefore(words: readonly Token[], at: number): number | null {
  for (let before = at - 1; before >= Math.max(0, at - 9); before -= 1) {
    const low = words[before]?.low ?? "";
    if (low === "who" || low === "which") return before;
    if (words[before]?.kind === "mark") return null;
  }
  return null;
}

/** "The mayor and the fire chief": no verb stands left of "and" in its clause. */
function joinsNames(words: readonly Token[], and: number): boolean {
  for (let at = and - 1; at >= Math.max(0, and - 8); at -= 1) {
    const word = words[at];
    if (word === undefined) return false;
    if (word.kind === "mark" && !withinNames.has(word.low)) return word.low === "," && at < and - 1;
    if (isVerb(words, at) || tellingWords.has(word.low) || word.kind === "number") return false;
    if (at === 0 || word.low === "both") return true;
  }
  return false;
}

function isVerb(words: readonly Token[], at: number): boolean {
  const word = words[at];
  if (word?.kind !== "word") return false;
  const { low } = word;
  if (low === "'s" || /-[a-z]+ed$/.test(low)) return false;
  if (be.has(low) || have.has(low) || modals.has(low)) return true;
  const reports = reportingVerbs.get(low);
  if (reports !== undefined && (reports.form === "past" || /^(?:says|tells|say)$/.test(low)))
    return !/^(?:put|found|thought|known|given)$/.test(low) || reports.form === "past";
  const tells = tellingWords.get(low);
  if (
    tells !== undefined &&
    tells.form === "past" &&
    low !== "wounded" &&
    low !== "injured" &&
    low !== "armed"
  )
    return true;
  return (
    plainVerbs.has(low) ||
    presentVerbs.has(low) ||
    (/[a-z]{3}ed$/.test(low) && !word.capital && !adjectival.has(low))
  );
}

/** Drops "On Monday", "In a statement", "Meanwhile" and articles from the front. */
function trimLead(words: readonly Token[], from: number, to: number): number {
  let at = from;
  for (let turns = 0; turns < 4 && at < to; turns += 1) {
    const low = words[at]?.low ?? "";
    if (
      leadWords.has(low) ||
      (days.has(low) && (!timesOfDay.has(low) || words[at]?.capital === false)) ||
      (adverbs.has(low) && low !== "both")
    ) {
      at += 1;
      continue;
    }
    if (prepositions.has(low) && low !== "like") {
      at = behindLeadingPhrase(words, at, to);
      continue;
    }
    if (determiners.has(low) && low !== "both" && !possessive.has(low)) at += 1;
    if (low === "both") at += 1;
    if (low === "'" || low === '"' || low === ".") at += 1;
  }
  return at;
}

/** The end of a prepositional phrase that opens a clause: at its second noun phrase. */
function behindLeadingPhrase(words: readonly Token[], at: number, to: number): number {
  let next = at + 1;
  while (next < to && (determiners.has(words[next]?.low ?? "") || timeWords(words, next)))
    next += 1;
  const timed = next > at + 1 && timeWords(words, next - 1);
  if (timed && next < to) return next;
  for (next += 1; next < to; next += 1) {
    const low = words[next]?.low ?? "";
    const before = words[next - 1];
    if (determiners.has(low) && !prepositions.has(before?.low ?? "")) return next;
    const name =
      words[next]?.capital &&
      !before?.capital &&
      !prepositions.has(before?.low ?? "") &&
      before?.low !== "'s";
    if (name) return next;
  }
  return to;
}

function timeWords(words: readonly Token[], at: number): boolean {
  const word = words[at];
  return (
    word !== undefined && (word.kind === "number" || days.has(word.low) || months.has(word.low))
  );
}

function isNaming(words: readonly Token[], from: number, to: number): boolean {
  const first = words[from];
  if (first === undefined || first.kind === "mark") return false;
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    if (word?.kind === "word" && !prepositions.has(word.low) && !determiners.has(word.low)) {
      return !(pronouns.has(word.low) && !personal.has(word.low));
    }
  }
  return false;
}

/** The noun phrase that begins at `at`: behind "according to", behind an inverted verb. */
export function namingAt(words: readonly Token[], at: number, stopAtName = false): Naming | null {
  let from = at;
  while (determiners.has(words[from]?.low ?? "") && !possessive.has(words[from]?.low ?? ""))
    from += 1;
  let to = from;
  const end = Math.min(words.length, from + 18);
  while (to < end) {
    const word = words[to];
    if (word === undefined) break;
    if (word.kind === "mark") {
      const initial =
        word.low === "." &&
        words[to - 1]?.capital === true &&
        (words[to - 1]?.end ?? 0) - (words[to - 1]?.start ?? 0) <= 3 &&
        words[to + 1]?.capital === true;
      if (
        word.low === "'s" ||
        initial ||
        (word.low === "'" && (words[to - 1]?.low.endsWith("s") ?? false))
      ) {
        to += 1;
        continue;
      }
      if (word.low === "(" && words[to + 2]?.low === ")") break;
      break;
    }
    if (word.low === "and" || word.low === "or") {
      const next = words[to + 1];
      const joins =
        next?.kind === "word" &&
        !isVerb(words, to + 1) &&
        (determiners.has(next.low) || next.capital || looksLikePerson(next.low)) &&
        !clauseFollows(words, to + 1);
      if (!joins) break;
      to += 1;
      continue;
    }
    if (subordinators.has(word.low)) break;
    if (
      to > from &&
      (isVerb(words, to) ||
        /^(?:saying|adding|as|on|late|early|who|reported|told|earlier|later|by)$/.test(word.low)) &&
      word.low !== "on-site"
    )
      break;
    if (days.has(word.low) && (to > from || !timesOfDay.has(word.low))) break;
    if (to > from && prepositions.has(word.low) && !attached.has(word.low)) break;
    if (to > from && word.low === "in" && inTail.has(words[to + 1]?.low ?? "")) break;
    if (to > from && word.low === "in" && /^an?$/.test(words[to + 1]?.low ?? "")) break;
    const verb =
      stopAtName &&
      /[^s]s$/.test(word.low) &&
      !groupOfNoun.has(word.low) &&
      !bodyWords.has(word.low);
    if (verb && to > from && !word.capital && words[to - 1]?.capital) break;
    to += 1;
  }
  while (to > from && prepositions.has(words[to - 1]?.low ?? "")) to -= 1;
  if (to <= from || !isNaming(words, from, to)) return null;
  return { from, to, about: appositionAfter(words, to), aside: null };
}

function clauseFollows(words: readonly Token[], at: number): boolean {
  for (let next = at; next < Math.min(words.length, at + 7); next += 1) {
    if (words[next]?.kind === "mark") return false;
    if (isVerb(words, next)) return true;
  }
  return false;
}

/** ", a farmer," behind a name. */
function appositionAfter(words: readonly Token[], at: number): readonly [number, number] | null {
  if (
    words[at]?.low !== "," ||
    !/^(?:a|an|the|who|head|director|chief)$/.test(words[at + 1]?.low ?? "")
  )
    return null;
  for (let to = at + 2; to < Math.min(words.length, at + 16); to += 1) {
    if (words[to]?.kind === "mark" && words[to]?.low !== "'s") return [at + 1, to];
  }
  return null;
}

/**
 * Whoever stands behind a paper: "a statement by the army", "the ministry's figures" are the army's
 * and the ministry's. The same words where they are no paper; null for a paper of nobody named.
 */
export function ownerOf(
  words: readonly Token[],
  { from, to, about, aside }: Naming,
): Naming | "nobody" {
  for (let at = from; at < to; at += 1) {
    const low = words[at]?.low ?? "";
    // "Word from Turbat speaks of": nobody's.
    if (low === "word" && at === from) return "nobody";
    if (!documents.has(low) || /^(?:military|radio)$/.test(words[at - 1]?.low ?? "")) continue;
    if (low === "report" && outletWords.has(words[at + 1]?.low ?? "")) continue;
    for (let by = at + 1; by < Math.min(to + 8, words.length); by += 1) {
      const link = words[by]?.low ?? "";
      if (by > at + 3 || words[by]?.kind === "mark") break;
      if (link === "by" || link === "from" || link === "in" || link === "of") {
        const owner = namingAt(words, by + 1, true);
        if (owner === null) break;
        return { ...owner, to: owner.from < to ? Math.min(owner.to, to) : owner.to, aside };
      }
    }
    const mark = words[at - 1]?.low === "'s" ? 1 : 0;
    for (let own = at - 1; own > from; own -= 1) {
      const apostrophe = words[own]?.low;
      if (apostrophe === "'s" || apostrophe === "'") return { from, to: own, about, aside };
      if (own < at - 4) break;
    }
    if (words[at - 1]?.low === "media" && at - 1 >= from)
      return { from, to: at, about: null, aside };
    if (possessive.has(words[from]?.low ?? "")) return { from, to: from + 1, about: null, aside };
    const modified = at === to - 1 && at > from && !anonymous(words, from, at);
    if (modified && issued.has(low)) return { from, to: at, about, aside };
    if (mark === 0 && (to - from === 1 || at === to - 1) && !words[from]?.capital === true)
      return anonymous(words, from, at) ? "nobody" : { from, to, about, aside };
    if (at === from) return "nobody";
  }
  return { from, to, about, aside };
}

/** "Reports", "media reports", "unconfirmed reports", but not "hospital records". */
function anonymous(words: readonly Token[], from: number, at: number): boolean {
  for (let before = from; before < at; before += 1) {
    if (!vaguePapers.has(words[before]?.low ?? "")) return false;
  }
  return true;
}

/** Whether a name is of those that pass on what others say. */
export function isOutlet(name: string): boolean {
  const low = name.toLowerCase();
  if (agencyNames(name).length > 0 || outletNames.has(low)) return true;
  const parts = low.split(/[\s'’]+/).filter((part) => part !== "");
  if (parts.some((part) => notOutlets.has(part))) return false;
  const last = parts.at(-1) ?? "";
  if (/^(?:radio|tv|channel|television)$/.test(parts[0] ?? "") && parts.length > 1) return true;
  if (last === "agency") return parts.at(-2) === "news";
  if (outletWords.has(last) || outletNames.has(last)) return true;
  if (
    /\b(?:state|public|national|private|local|semi-official) (?:broadcaster|newspaper|daily)\b/.test(
      low,
    )
  )
    return true;
  if (/\bnews (?:agency|service|channel|network|site|website|outlet)/.test(low)) return true;
  if (parts.some((part) => outletNames.has(part) && !ambiguous.has(part)) && parts.length <= 4)
    return true;
  return (
    outletPhrases.some((phrase) => low.includes(phrase)) ||
    /\b(?:state|local|national|official|iranian|pakistani|indian|israeli|russian|chinese|turkish|social)[- ](?:media|tv|television|radio)\b/.test(
      low,
    ) ||
    (/ \d+$/.test(low) && /\b(?:channel|kanal)\b/.test(low))
  );
}

function openingComma(words: readonly Token[], close: number): number | null {
  let found: number | null = null;
  for (let at = close - 1; at >= Math.max(0, close - 26); at -= 1) {
    const word = words[at];
    if (word === undefined) break;
    if (word.low === ";" || word.low === '"' || word.low === ":" || word.low === "—") break;
    if (word.low === "-" && word.start !== words[at - 1]?.end) break;
    if (word.low === ",") {
      found = at;
      const first = words[at + 1];
      // An apposition or a clause of its own; commas within it are passed over.
      if (
        first !== undefined &&
        (determiners.has(first.low) ||
          asideOpeners.has(first.low) ||
          first.kind === "number" ||
          !first.capital)
      )
        return at;
    }
  }
  return found;
}

function backTo(words: readonly Token[], at: number, mark: string, steps: number): number | null {
  for (let before = at - 1; before >= Math.max(0, at - steps); before -= 1) {
    if (words[before]?.low === mark) return before;
  }
  return null;
}

function skippable(low: string): boolean {
  return (
    adverbs.has(low) ||
    have.has(low) ||
    low === "'d" ||
    low === "further" ||
    low === "also" ||
    low === "himself" ||
    low === "itself"
  );
}

/** Outlets whose name is also a common word, or letters that others bear. */
const ambiguous = wordSet(
  "dawn map tap aps cp geo trend mehr ina ana spa rt mena fars nan tass ria uni saba petra antara sana",
);
const bodyWords = wordSet("forces services affairs sources rights news authorities emergencies");
const timesOfDay = wordSet("dawn dusk noon midnight morning evening sun");
/** Papers that somebody issues: "a police statement" is the police. */
const issued = wordSet("statement statements communique communiqué bulletin");
const personal = wordSet("he she it they we i");
const possessive = wordSet("his her their its our");
const withinNames = wordSet("' 's . & - /");
const leadWords = wordSet(
  "there here then meanwhile however late early earlier later but and while though although in-addition that as whereas according or where when because said",
);
const attached = wordSet("of for from at in with on to");
const inTail = wordSet("a an the its his her their monday statement");
const vaguePapers = wordSet(
  "media local unconfirmed initial early several various some press news other preliminary the first conflicting those",
);
const asideOpeners = wordSet(
  "citing quoting who which whose speaking head chief director commander spokesman spokeswoman president leader",
);
const plainVerbs = wordSet(
  "is was were are be been has had have came went left took began struck hit ran fled issued published gave gives spoke speaks held wrote blew met runs follows lost made became killed shot fell broke",
);
const adjectival = wordSet(
  "armed alleged suspected wanted unnamed united retired so-called injured wounded displaced detained concerned elected appointed masked affected backed-up allied hundred red sacred renowned breed seed feed need unidentified outlawed banned jailed exiled related experienced",
);
