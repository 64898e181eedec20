/** Cues that are verbs: "said", "adding that", "was claimed by". */
import { be, have, modals } from "../lexicon/closed";
import { type Reports, reportingVerbs } from "../lexicon/reporting";
import { type Naming, namingAt, ownerOf, subjectBefore } from "../parties";
import type { Token } from "../tokens";
import { endsSoon, hasTextBefore, restIsContent } from "./clause";
import { behindAdverbials, opensContent } from "./content";
import { type Cue, plain } from "./cue";
import { addressee, addresseeIn, hearersEnd } from "./hearers";
import { invertedSubject } from "./inverted";
import { isNounUse } from "./noun-use";
import { isFiniteBase, isPassive, movesToll, takesLives, tellsOutcome } from "./verb-sense";

export function verbal(words: readonly Token[], at: number, before: readonly Cue[]): Cue | null {
  const word = words[at];
  const spoke =
    (speaking.has(word?.low ?? "") && words[at + 1]?.low === "of") || movesToll(words, at);
  const reports = reportingVerbs.get(spoke ? "said" : (word?.low ?? ""));
  if (word === undefined || reports === undefined) return null;
  if (reports.form === "ing") return participle(words, at, reports, before);
  if (reports.form === "base" && !isFiniteBase(words, at)) return null;
  const byWhom =
    /^(?:claimed|reported|confirmed|denied|announced|rejected|disputed|issued)$/.test(word.low) &&
    words[at + 1]?.low === "by";
  if (isPassive(words, at) || byWhom) return passiveBy(words, at, reports);
  if (isNounUse(words, at) || takesLives(words, at)) return null;
  if (/^charg(?:ed|es|e|ing)$/.test(word.low) && words[at + 1]?.low !== "that") return null;
  const inverted = invertedSubject(words, at);
  if (inverted !== null) {
    const told = addressee(words, inverted.to);
    const around = words[inverted.to]?.low === "," && !endsSoon(words, inverted.to + 1);
    const to = Math.max(inverted.to, told?.to ?? 0);
    return {
      party: inverted,
      from: at,
      to,
      hedge: reports.hedge,
      left: 0,
      right: words.length,
      place: around ? "around" : "after",
      ...plain,
      toldTo: told,
    };
  }
  if (/^(?:and|but)$/.test(words[at - 1]?.low ?? "") && before.length > 0)
    return elided(words, at, reports);
  const party = subjectBefore(words, at);
  if (party === null || tellsOutcome(words, party)) return null;
  if (/^(?:i|we)$/.test(words[party.from]?.low ?? "")) return null;
  const relative = relativeCue(words, at, party, reports);
  if (relative !== null) return relative;
  const told =
    addressee(words, at + 1) ?? (party.aside === null ? null : addresseeIn(words, party.aside));
  const tail = behindAdverbials(
    words,
    Math.max(told !== null && told.from > at ? told.to : hearersEnd(words, at), at + 1),
  );
  const content = spoke ? "clause" : opensContent(words, tail, reports);
  const leftMark = words[party.from - 1]?.low ?? "";
  const leftText = hasTextBefore(words, party.from);
  const place =
    content !== "none"
      ? "before"
      : leftText
        ? restIsContent(words, tail)
          ? "around"
          : "after"
        : "before";
  if (
    place === "before" &&
    content === "object" &&
    reports.takes === "content" &&
    !saidOfFigures.has(word.low)
  )
    return null;
  const owner = ownerOf(words, party);
  const asPut = leftMark === "as" && leftText;
  const to = at + 1;
  return {
    party: owner === "nobody" ? null : { ...owner, about: party.about, aside: party.aside },
    from: at,
    to,
    hedge: owner === "nobody" ? "reported" : reports.hedge,
    left: place === "before" && !asPut ? to : 0,
    right: words.length,
    place: asPut ? "around" : place,
    ...plain,
    toldTo: told,
    paper: owner === "nobody" ? party : null,
    content: content !== "responsibility",
  };
}

/** "Confirmed the incident but put the number at 23": the subject of the verb before. */
function elided(words: readonly Token[], at: number, reports: Reports): Cue {
  const content =
    opensContent(words, behindAdverbials(words, at + 1), reports) !== "responsibility";
  return {
    party: null,
    from: at,
    to: at + 1,
    hedge: reports.hedge,
    left: at + 1,
    right: words.length,
    place: "before",
    ...plain,
    sameSubject: true,
    content,
  };
}

/** "34 of whom the military says are dead": the words said stand around the verb. */
function relativeCue(
  words: readonly Token[],
  at: number,
  party: Naming,
  reports: Reports,
): Cue | null {
  let before = party.from - 1;
  if (/^(?:the|a|an)$/.test(words[before]?.low ?? "")) before -= 1;
  const next = words[at + 1]?.low ?? "";
  if (!/^(?:whom|which|who|that)$/.test(words[before]?.low ?? "")) return null;
  const doer = /^(?:it|they|he|she)$/.test(next);
  if (!doer && !be.has(next) && !have.has(next) && !modals.has(next)) return null;
  let left = before;
  while (left > 0 && words[left - 1]?.low !== ",") left -= 1;
  return {
    party,
    from: at,
    to: at + 1,
    hedge: reports.hedge,
    left,
    right: words.length,
    place: "around",
    ...plain,
  };
}

/** ", adding that", ", alleging that", ", saying". */
function participle(
  words: readonly Token[],
  at: number,
  reports: Reports,
  before: readonly Cue[],
): Cue | null {
  const low = words[at]?.low ?? "";
  if (
    /^(?:finding|thinking|knowing|writing|posting|placing|giving|counting|listing|recording|warning|showing|crying|putting|observing|relating|recalling|admitting)$/.test(
      low,
    ) &&
    words[at + 1]?.low !== "that"
  )
    return null;
  const mark = words[at - 1]?.low ?? "";
  if (be.has(mark)) {
    const party = subjectBefore(words, at - 1);
    return party === null
      ? null
      : {
          party,
          from: at,
          to: at + 1,
          hedge: reports.hedge,
          left: at + 1,
          right: words.length,
          place: "before",
          ...plain,
        };
  }
  if (
    mark !== "," &&
    mark !== "—" &&
    mark !== "statement" &&
    mark !== "and" &&
    mark !== '"' &&
    before.length === 0 &&
    words[at + 1]?.low !== "that"
  )
    return null;
  if (low === "reporting" && words[at + 1]?.low === "by") return null;
  return {
    party: null,
    from: at,
    to: at + 1,
    hedge: reports.hedge,
    left: at + 1,
    right: words.length,
    place: "before",
    ...plain,
    sameSubject: true,
    content: words[at + 1]?.low !== "responsibility",
  };
}

/** "Was claimed by the rebels", "it was reported by Dawn that". */
function passiveBy(words: readonly Token[], at: number, reports: Reports): Cue | null {
  if (words[at + 1]?.low !== "by") return null;
  const party = namingAt(words, at + 2);
  if (party === null) return null;
  const follows = words[party.to]?.low === "that" || words[party.to]?.low === "to";
  return {
    party,
    from: at,
    to: party.to,
    hedge: reports.hedge,
    left: follows ? party.to : 0,
    right: words.length,
    place: follows ? "before" : "around",
    ...plain,
    content: reports.hedge !== "claimed" || follows,
  };
}

const speaking = new Set(["spoke", "speaks", "speak", "spoken"]);

const saidOfFigures = new Set("said says say announced".split(" "));
