import type { Hedge } from "@/lib/domain/vocabulary";
import {
  adverbs,
  be,
  coordinators,
  days,
  determiners,
  getting,
  have,
  measures,
  modals,
  months,
  prepositions,
  pronouns,
} from "./lexicon/closed";
import { citing, documents, type Reports, reportingVerbs } from "./lexicon/reporting";
import { tellingWords } from "./lexicon/verbs";
import { isOutlet, type Naming, namingAt, ownerOf, subjectBefore } from "./parties";
import type { Token } from "./tokens";

/** Words by which a sentence says who said something, and for which of its words that holds. */
export interface Cue {
  /** Null where the words name nobody ("according to reports"). */
  readonly party: Naming | null;
  /** The reporting words. */
  readonly from: number;
  readonly to: number;
  readonly hedge: Hedge;
  /** The words that it covers. */
  left: number;
  right: number;
  /** "before": what was said follows; "after": it came first; "inner": whom another speaker cites. */
  readonly place: "before" | "after" | "around" | "inner";
  /** An agency or outlet that the words were said to. */
  readonly toldTo: Naming | null;
  /** Whether the subject is that of the clause before: "claimed …, adding that". */
  readonly sameSubject: boolean;
  /** A paper of nobody named, which words before may have named: "the statement said". */
  readonly paper: Naming | null;
  /** "Claimed responsibility": a subject for what follows, and no report of a figure. */
  readonly content: boolean;
  /** "According to": whose account it is, and no word of saying. */
  readonly accounts: boolean;
}

/** The cues of a sentence in order. */
export function cuesOf(words: readonly Token[], isTitle: boolean): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const cue =
      accordingTo(words, at) ??
      byAccount(words, at) ??
      nominal(words, at) ??
      cited(words, at) ??
      verbal(words, at, cues);
    if (cue === null) continue;
    const outer = cue.place === "inner" ? quoting(words, at) : null;
    if (outer !== null) cues.push(outer);
    cues.push(cue);
    at = Math.max(at, cue.to - 1);
  }
  if (isTitle || words.length < 40) {
    const marked = bySign(words, isTitle, cues);
    if (marked !== null) cues.push(marked);
  }
  bound(words, cues, isTitle);
  return cues.map((cue) =>
    cue.toldTo === null && cue.place !== "inner" ? { ...cue, toldTo: interviewer(words) } : cue,
  );
}

/** The outlet of "in an interview with X, …". */
function interviewer(words: readonly Token[]): Naming | null {
  for (let at = 0; at < Math.min(words.length, 8); at += 1) {
    if (words[at]?.low === "interview" && words[at + 1]?.low === "with")
      return outletAt(words, at + 2);
  }
  return null;
}

/** "According to X", "as per X", ", per X". */
function accordingTo(words: readonly Token[], at: number): Cue | null {
  const low = words[at]?.low;
  const next = words[at + 1]?.low;
  let start: number | null = null;
  if (low === "according" && next === "to") start = at + 2;
  else if (low === "as" && (next === "per" || next === "told" || next === "reported"))
    start = at + 2;
  else if (low === "per" && words[at - 1]?.low === ",") start = at + 1;
  else if (low === "as" && next === "of") return null;
  if (start === null) return null;
  if (
    (next === "told" || next === "reported") &&
    words[start]?.low !== "by" &&
    words[start]?.low !== "to"
  )
    return null;
  if (next === "told" || next === "reported") start += 1;
  const named = namingAt(words, start);
  if (named === null) return null;
  const owner = ownerOf(words, named);
  const party = owner === "nobody" ? null : owner;
  const to = Math.max(named.to, party?.to ?? 0);
  const opens = opensClause(words, at);
  const goesOn = words[to]?.low === "," || party?.about != null;
  const place =
    opens && goesOn
      ? "before"
      : words[at - 1]?.low === "," && words[to]?.low === ","
        ? "around"
        : "after";
  return {
    party,
    from: at,
    to,
    hedge: owner === "nobody" ? "reported" : "said",
    left: place === "before" ? at : 0,
    right: words.length,
    place,
    ...plain,
    accounts: low === "according",
    paper: owner === "nobody" ? named : null,
  };
}

/** "By the government's account". */
function byAccount(words: readonly Token[], at: number): Cue | null {
  if (words[at]?.low !== "by") return null;
  if (
    /^(?:that|this|the)$/.test(words[at + 1]?.low ?? "") &&
    documents.has(words[at + 2]?.low ?? "")
  ) {
    const paper: Naming = { from: at + 2, to: at + 3, about: null, aside: null };
    return {
      party: null,
      from: at,
      to: at + 3,
      hedge: "reported",
      left: 0,
      right: words.length,
      place: "around",
      ...plain,
      paper,
    };
  }
  for (let own = at + 2; own < Math.min(words.length, at + 8); own += 1) {
    if (words[own]?.low !== "'s" && words[own]?.low !== "'") continue;
    const paper = words[own + 1]?.low ?? "";
    const after = words[own + 2]?.low ?? "";
    if (!documents.has(paper) && !(documents.has(after) && paper !== "")) return null;
    const named = namingAt(words, at + 1);
    if (named === null) return null;
    const to = documents.has(paper) ? own + 2 : own + 3;
    const place = words[to]?.low === "," && opensClause(words, at) ? "before" : "around";
    return {
      party: { ...named, to: own },
      from: at,
      to,
      hedge: "said",
      left: 0,
      right: words.length,
      place,
      ...plain,
    };
  }
  return null;
}

/** "The rebels' claim that", "the army's claim to have", "a report by the Courier that". */
function nominal(words: readonly Token[], at: number): Cue | null {
  const low = words[at]?.low ?? "";
  if (!claimNouns.has(low)) return null;
  const before = words[at - 1]?.low ?? "";
  const owned = before === "'s" || before === "'";
  let end = at + 1;
  let party: Naming | null = null;
  if (owned) {
    const region = subjectBefore(words, at - 1);
    if (region === null) return null;
    // Of "rejected the rebels": what stands behind the verb alone.
    party = behindVerb(words, region);
  } else if (/^(?:by|from|in)$/.test(words[at + 1]?.low ?? "")) {
    party = namingAt(words, at + 2);
    if (party === null) return null;
    end = party.to;
  } else if (!nounBefore.has(before) && !(reportingVerbs.get(before)?.hedge === "denied")) {
    return null;
  }
  const next = words[end]?.low ?? "";
  if (
    next !== "that" &&
    next !== "of" &&
    !(next === "to" && words[end + 1]?.low === "have") &&
    !(next === "," && owned)
  )
    return null;
  if (next === "of" && party === null) return null;
  const hedge: Hedge = /^claims?$/.test(low)
    ? "claimed"
    : /^allegations?|accusations?$/.test(low)
      ? "alleged"
      : "reported";
  return {
    party,
    from: at,
    to: end,
    hedge,
    left: end,
    right: words.length,
    place: "inner",
    ...plain,
  };
}

/** "Rejecting the government": the government. */
function behindVerb(words: readonly Token[], { from, to, ...rest }: Naming): Naming {
  for (let at = to - 1; at > from; at -= 1) {
    const verb = words[at - 1]?.low ?? "";
    if (determiners.has(words[at]?.low ?? "") && (verb.endsWith("ing") || reportingVerbs.has(verb)))
      return { ...rest, from: at + 1, to };
  }
  return { ...rest, from, to };
}

/** ", citing X", "quoted X as saying", "which cited X". */
function cited(words: readonly Token[], at: number): Cue | null {
  const verb = words[at]?.low ?? "";
  if (!citing.has(verb) && !(verb === "reported" && !be.has(words[at - 1]?.low ?? ""))) return null;
  if (verb === "reported") {
    const said = namingAt(words, at + 1);
    if (said === null || words[said.to]?.low !== "as" || words[said.to + 1]?.low !== "saying")
      return null;
  }
  const passive = be.has(words[at - 1]?.low ?? "");
  if (passive) return quotedBy(words, at);
  if (/^(?:the|a|his|her|their|this|that)$/.test(words[at - 1]?.low ?? "")) return null;
  const named = namingAt(words, at + 1);
  if (named === null) return null;
  const owner = ownerOf(words, named);
  let to = Math.max(named.to, owner === "nobody" ? 0 : owner.to);
  if (
    words[to]?.low === "as" &&
    /^(?:saying|telling|reporting|claiming)$/.test(words[to + 1]?.low ?? "")
  )
    to += 2;
  return {
    party: owner === "nobody" ? null : owner,
    from: at,
    to,
    hedge: "said",
    left: 0,
    right: words.length,
    place: "inner",
    ...plain,
  };
}

/** "Reuters quoted a doctor as saying": the one who quotes. */
function quoting(words: readonly Token[], at: number): Cue | null {
  const verb = words[at]?.low ?? "";
  if (verb.endsWith("ing") || (!citing.has(verb) && verb !== "reported")) return null;
  const party = subjectBefore(words, at);
  if (party === null || /^(?:which|who|that)$/.test(words[at - 1]?.low ?? "")) return null;
  return {
    party,
    from: at,
    to: at + 1,
    hedge: "reported",
    left: 0,
    right: words.length,
    place: "around",
    ...plain,
  };
}

/** "Was quoted by Reuters as saying": the speaker is the subject, and the agency relays. */
function quotedBy(words: readonly Token[], at: number): Cue | null {
  let end = at;
  while (be.has(words[end - 1]?.low ?? "") || have.has(words[end - 1]?.low ?? "")) end -= 1;
  const party = subjectBefore(words, end);
  if (party === null) return null;
  const by = words[at + 1]?.low === "by" ? namingAt(words, at + 2) : null;
  let to = by?.to ?? at + 1;
  if (words[to]?.low === "as") to += 2;
  return {
    party,
    from: at,
    to,
    hedge: "said",
    left: to,
    right: words.length,
    place: "before",
    accounts: false,
    toldTo: by,
    sameSubject: false,
    paper: null,
    content: true,
  };
}

function verbal(words: readonly Token[], at: number, before: readonly Cue[]): Cue | null {
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
      accounts: false,
      toldTo: told,
      sameSubject: false,
      paper: null,
      content: true,
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
    accounts: false,
    toldTo: told,
    sameSubject: false,
    paper: owner === "nobody" ? party : null,
    content: content !== "responsibility",
  };
}

/** "Told a news conference that": where those end who were told. */
function hearersEnd(words: readonly Token[], at: number): number {
  if (!/^(?:told|tells|tell|informed)$/.test(words[at]?.low ?? "")) return at + 1;
  const heard = namingAt(words, at + 1);
  if (heard === null) return at + 1;
  for (let end = heard.from; end < heard.to; end += 1) {
    if (words[end]?.kind === "number" || be.has(words[end]?.low ?? "")) return at + 1;
    if (hearers.has(words[end]?.low ?? "")) return end + 1;
  }
  return at + 1;
}

/** "The blaze has claimed 16 lives": nobody says anything. */
function takesLives(words: readonly Token[], at: number): boolean {
  if (!/^claim(?:s|ed)?$/.test(words[at]?.low ?? "")) return false;
  return words.slice(at + 1, at + 6).some(({ low }) => low === "lives" || low === "life");
}

/** "Prosecutors later raised the toll to two". */
function movesToll(words: readonly Token[], at: number): boolean {
  if (!/^(?:raised|revised|lowered|updated|raises|revises)$/.test(words[at]?.low ?? ""))
    return false;
  return words.slice(at + 1, at + 5).some(({ low }) => /^(?:toll|figure|count|number)$/.test(low));
}

/** "50 injuries reported": what was reported, and nobody who reports. */
function tellsOutcome(words: readonly Token[], { from, to }: Naming): boolean {
  for (let at = from; at < to; at += 1) {
    const form = tellingWords.get(words[at]?.low ?? "")?.form;
    if (form === "noun" && at >= to - 2) return true;
    if (form === "past" && words[at + 1]?.kind === "number") return true;
  }
  return false;
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
  if (!be.has(next) && !have.has(next) && !modals.has(next)) return null;
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
    accounts: false,
    toldTo: null,
    sameSubject: true,
    paper: null,
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
    accounts: false,
    toldTo: null,
    sameSubject: false,
    paper: null,
    content: reports.hedge !== "claimed" || follows,
  };
}

/** "Army: 45 rebels killed", "30 dead in ferry disaster: coast guard", "… - governor". */
function bySign(words: readonly Token[], isTitle: boolean, cues: readonly Cue[]): Cue | null {
  const last = words.at(-1)?.low === "." ? words.length - 1 : words.length;
  for (let at = 1; at < last; at += 1) {
    const low = words[at]?.low;
    if (low !== ":" && low !== "—" && low !== "-" && low !== "|") continue;
    if (low === "-" && words[at]?.start === words[at - 1]?.end) continue;
    const head = isTitle && low === ":" && at <= 6 && isName(words, 0, at);
    if (head && !cues.some(({ to }) => to <= at)) {
      const party = namingAt(words, 0);
      if (party !== null && party.to === at)
        return sign(party, at, at + 1, at + 1, words.length, "before");
    }
    const tail = isTitle && last - at - 1 <= 6 && isName(words, at + 1, last);
    if (tail && !cues.some(({ from }) => from > at)) {
      const party = namingAt(words, at + 1);
      if (party !== null && party.to === last) return sign(party, at, last, 0, at, "after");
    }
  }
  return null;
}

function sign(
  party: Naming,
  from: number,
  to: number,
  left: number,
  right: number,
  place: "before" | "after",
): Cue {
  return {
    party,
    from,
    to,
    hedge: "said",
    left,
    right,
    place,
    ...plain,
  };
}

function isName(words: readonly Token[], from: number, to: number): boolean {
  if (to <= from) return false;
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    if (word === undefined || word.kind === "number" || tellingWords.has(word.low)) return false;
    if (word.kind === "mark" && word.low !== "'s" && word.low !== ".") return false;
    if (be.has(word.low) || have.has(word.low) || modals.has(word.low) || pronouns.has(word.low))
      return false;
    if (
      /^(?:live|updates?|update|watch|video|breaking|analysis|opinion|explainer|photos?|exclusive|report|reports)$/.test(
        word.low,
      )
    )
      return false;
  }
  return true;
}

/**
 * Where each cue's words end: a cue that stands beside another ends at the conjunction before that
 * one's subject, one within another does not.
 */
function bound(words: readonly Token[], cues: Cue[], isTitle: boolean): void {
  for (const [index, cue] of cues.entries()) {
    for (const other of cues.slice(index + 1, index + 7)) {
      if (other.place === "inner" || other.sameSubject || cue.place === "inner") continue;
      const start = Math.min(other.party?.from ?? other.from, other.from);
      const edge = edgeBetween(
        words,
        Math.max(cue.to, cue.party?.to ?? 0),
        start,
        other.place === "before",
      );
      if (edge === null) continue;
      cue.right = Math.min(cue.right, edge);
      if (other.place !== "before") other.left = Math.max(other.left, edge);
      break;
    }
    if (isTitle && cue.place === "before")
      cue.right = Math.min(cue.right, semicolonAfter(words, cue.to));
    if (cue.place === "after") cue.right = Math.min(cue.right, Math.max(cue.from, cue.left));
  }
  for (const cue of cues) {
    if (cue.place === "inner" && cue.left > 0)
      cue.right = Math.min(cue.right, turnsBack(words, cues, cue));
    if (cue.place !== "inner" || cue.left > 0) continue;
    const host = hostOf(cue, cues);
    if (host !== undefined) {
      cue.left = host.left;
      cue.right = host.right;
    }
  }
}

/** "Rejected a report that 35 …, saying that one …": where the outer speaker goes on. */
function turnsBack(words: readonly Token[], cues: readonly Cue[], inner: Cue): number {
  const next = cues.find(
    ({ sameSubject, from }) => sameSubject && from > inner.to && words[from - 1]?.low === ",",
  );
  return next?.from ?? words.length;
}

/** In a headline a semicolon opens another matter. */
function semicolonAfter(words: readonly Token[], from: number): number {
  for (let at = from; at < words.length; at += 1) if (words[at]?.low === ";") return at;
  return words.length;
}

function hostOf(cue: Cue, cues: readonly Cue[]): Cue | undefined {
  const others = cues.filter((each) => each !== cue && each.place !== "inner");
  const around = others.filter(
    ({ left, right, party, from }) =>
      (cue.from >= left && cue.from < right) ||
      Math.abs(from - cue.to) <= 2 ||
      (party !== null &&
        party.aside !== null &&
        cue.from >= party.aside[0] &&
        cue.from < party.aside[1]),
  );
  return around.at(-1) ?? others.at(-1);
}

/** The last conjunction or semicolon between two places that parts two clauses; null where none does. */
function edgeBetween(
  words: readonly Token[],
  from: number,
  to: number,
  subjectFollows: boolean,
): number | null {
  for (let at = to - 1; at >= from; at -= 1) {
    const low = words[at]?.low ?? "";
    if (low === ";") return at;
    if (coordinators.has(low) && !(low === "and" && subjectFollows && joinsNouns(words, at, to)))
      return at;
  }
  const concedes = words
    .slice(0, 3)
    .some(({ low }) => /^(?:while|whereas|although|though)$/.test(low));
  for (let at = to - 1; concedes && at > from; at -= 1) if (words[at]?.low === ",") return at;
  return null;
}

function joinsNouns(words: readonly Token[], and: number, to: number): boolean {
  // "The dead and the wounded, police said": no verb between "and" and the next subject.
  if (to - and <= 1) return false;
  for (let at = and + 1; at < to; at += 1) {
    const low = words[at]?.low ?? "";
    if (be.has(low) || have.has(low) || modals.has(low) || tellingWords.has(low)) return true;
  }
  return false;
}

function opensClause(words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  if (before === undefined) return true;
  return (
    /^(?:;|:|—|"|that|and|but|while|whereas|separately|meanwhile|\))$/.test(before.low) ||
    (before.low === "," &&
      /^(?:separately|meanwhile|however|and|but)$/.test(words[at - 2]?.low ?? "")) ||
    (before.low === "-" && at < 14)
  );
}

function isFiniteBase(words: readonly Token[], at: number): boolean {
  const low = words[at]?.low ?? "";
  const before = words[at - 1]?.low ?? "";
  if (before === "to" || modals.has(before)) return /^(?:said)$/.test(low);
  return finiteBases.has(low);
}

function isPassive(words: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 3); before -= 1) {
    const low = words[before]?.low ?? "";
    if (be.has(low) || getting.has(low)) return low !== "'s" || true;
    if (!adverbs.has(low)) return false;
  }
  return false;
}

/** "The claim", "his report", "media reports that": the noun and not the verb. */
function isNounUse(words: readonly Token[], at: number): boolean {
  const low = words[at]?.low ?? "";
  if (
    !/^(?:claims?|reports?|states?|counts?|lists?|notes?|posts?|estimates?|fears?|puts?|records?|places?|documents?|figures?|reported|claimed|alleged|confirmed|estimated|warns?)$/.test(
      low,
    )
  )
    return false;
  const before = words[at - 1];
  if (before === undefined) return true;
  if (adverbs.has(before.low) && have.has(words[at - 2]?.low ?? "")) return false;
  if (
    /^(?:the|a|an|this|that|these|those|its|his|her|their|our|'s|of|by|from|in|with|no|any|some|first|initial|unconfirmed|earlier|media|news|conflicting|official|and|or|for|as|to|on|at|,|;|despite|other|more|another|all|local)$/.test(
      before.low,
    )
  ) {
    if (
      before.low === "," &&
      /^(?:reported|claimed|alleged|confirmed|says?|puts?|estimated|claims|reports)$/.test(low)
    )
      return false;
    return before.low !== "and" || !/^(?:reported|claimed|alleged|confirmed)$/.test(low);
  }
  // "…, the opposition claims, …": between commas the word is the verb of what is put in.
  if (/^(?:[,.]|)$/.test(words[at + 1]?.low ?? "") && isPutIn(words, at)) return false;
  if (reportingVerbs.get(before.low)?.form === "past") return true;
  if (
    /^(?:fears?|reports?|claims?|states?|lists?|counts?|notes?|posts?|records?|places?|documents?|figures?)$/.test(
      low,
    )
  ) {
    const next = words[at + 1];
    return (
      next === undefined ||
      /^(?:of|by|from|in|for|and|or|,|\.|had|have|were|was|are|is|emerged|said|suggest|suggested|indicated|on|about)$/.test(
        next.low,
      )
    );
  }
  return false;
}

/** Whether the few words before a verb open behind a comma, or a name in capitals stands there. */
function isPutIn(words: readonly Token[], at: number): boolean {
  if (words[at - 1]?.capital) return true;
  for (let before = at - 1; before >= Math.max(0, at - 8); before -= 1) {
    if (words[before]?.low === ",") return true;
    if (words[before]?.kind === "mark") return false;
  }
  return false;
}

/** ", said Amina Jalloh", "claimed the rebels." */
function invertedSubject(words: readonly Token[], at: number): Naming | null {
  const before = words[at - 1];
  const next = words[at + 1];
  if (next === undefined || before === undefined) return null;
  const bare =
    before.low === "," ||
    before.low === '"' ||
    before.low === "—" ||
    before.low === "-" ||
    before.low === "have";
  if (!bare || !inverting.has(words[at]?.low ?? "")) return null;
  if (
    next.kind !== "word" ||
    /^(?:that|it|there|at|to|in|on|nearly|more|about|some|many|dozens|they|he|she|we|responsibility|killing|no)$/.test(
      next.low,
    )
  )
    return null;
  if (before.low === "," && subjectAside(words, at)) return null;
  const named = namingAt(words, at + 1);
  if (named === null || before.low !== "," || subjectBefore(words, at) === null) return named;
  const after = words[named.to];
  const closes =
    after === undefined ||
    after.kind === "mark" ||
    prepositions.has(after.low) ||
    days.has(after.low) ||
    adverbs.has(after.low);
  return closes ? named : null;
}

/** Whether ", …," right before a verb is an aside of the subject further left. */
function subjectAside(words: readonly Token[], at: number): boolean {
  const next = words[at + 1]?.low ?? "";
  const follows =
    reportingVerbs.get(words[at]?.low ?? "")?.takes !== "content" &&
    /^(?:the|a|an)$/.test(next) === false;
  if (follows) return true;
  // "X, the head of Y, said Z": a clause follows the verb.
  const named = namingAt(words, at + 1);
  const after = words[named?.to ?? at]?.low ?? "";
  return (
    be.has(after) ||
    have.has(after) ||
    modals.has(after) ||
    (tellingWords.has(after) && after !== ",")
  );
}

/** The outlet in "told Reuters", "speaking to Dawn", "in an interview with Radio Free Coast". */
function addressee(words: readonly Token[], at: number): Naming | null {
  const low = words[at - 1]?.low ?? "";
  if (/^(?:told|tell|tells|telling|informed)$/.test(low)) return outletAt(words, at);
  for (let next = at; next < Math.min(words.length, at + 5); next += 1) {
    if (
      /^(?:interview|conversation|comments|speaking|remarks)$/.test(words[next]?.low ?? "") &&
      /^(?:with|to)$/.test(words[next + 1]?.low ?? "")
    )
      return outletAt(words, next + 2);
    if (words[next]?.kind === "mark") break;
  }
  return null;
}

function addresseeIn(
  words: readonly Token[],
  [from, to]: readonly [number, number],
): Naming | null {
  for (let at = from; at < to - 1; at += 1) {
    if (/^(?:to|with|told)$/.test(words[at]?.low ?? "")) {
      const found = outletAt(words, at + 1);
      if (found !== null) return found;
    }
  }
  return null;
}

function outletAt(words: readonly Token[], at: number): Naming | null {
  const named = namingAt(words, at);
  if (named === null) return null;
  for (let to = named.to; to > named.from; to -= 1) {
    const name = words
      .slice(named.from, to)
      .map(({ low, capital }) => (capital ? low : low))
      .join(" ");
    if (isOutlet(name) && !hearers.has(words[to]?.low ?? "")) return { ...named, to };
  }
  return null;
}

function behindAdverbials(words: readonly Token[], at: number): number {
  let next = at;
  for (let turns = 0; turns < 6; turns += 1) {
    const low = words[next]?.low ?? "";
    if (
      adverbs.has(low) ||
      days.has(low) ||
      months.has(low) ||
      /^(?:late|early|earlier|later|last|this|week|here|reporters|journalists|parliament|lawmakers|media)$/.test(
        low,
      )
    ) {
      next += 1;
      continue;
    }
    if (
      /^(?:in|on|at|during|via|through|to|by|from|after|over|shortly)$/.test(low) &&
      low !== "" &&
      !(low === "to" && /^(?:have|be|kill|hold|be)$/.test(words[next + 1]?.low ?? ""))
    ) {
      const end = adverbialEnd(words, next);
      if (end === null) return next;
      next = end;
      continue;
    }
    if (
      words[next]?.kind === "number" &&
      next > at &&
      (months.has(words[next - 1]?.low ?? "") || days.has(words[next - 1]?.low ?? ""))
    ) {
      next += 1;
      continue;
    }
    break;
  }
  return next;
}

/** "In a statement", "on Tuesday", "at a news conference": up to a mark, "that" or the next subject. */
function adverbialEnd(words: readonly Token[], at: number): number | null {
  for (let next = at + 1; next < Math.min(words.length, at + 8); next += 1) {
    const word = words[next];
    if (word === undefined) return next;
    if (word.kind === "mark" || word.low === "that" || word.low === "and") return next;
    if (adverbialHeads.has(word.low) || days.has(word.low)) {
      const after = words[next + 1];
      if (
        after !== undefined &&
        /^(?:published|released|issued|posted|dated|aired|broadcast|obtained|seen)$/.test(after.low)
      )
        return next + 2;
      if (after !== undefined && adverbialHeads.has(after.low)) continue;
      return next + 1;
    }
    if (word.kind === "number" && months.has(words[next - 1]?.low ?? "")) return next + 1;
  }
  return words[at + 8] === undefined ? words.length : null;
}

type Content = "clause" | "object" | "responsibility" | "none";

function opensContent(words: readonly Token[], at: number, reports: Reports): Content {
  const word = words[at];
  if (word === undefined) return "none";
  if (
    word.low === "responsibility" ||
    (word.low === "credit" && words[at + 1]?.low === "for") ||
    (word.low === "the" &&
      reports.hedge === "claimed" &&
      /^(?:attack|attacks|bombing|blast|ambush|assault|raid|killing|responsibility)$/.test(
        words[at + 1]?.low ?? "",
      ))
  )
    return "responsibility";
  if (word.kind === "mark") {
    if (word.low === ":" || word.low === '"')
      return at + 1 < words.length && words[at + 1]?.low !== "," ? "clause" : "none";
    if (word.low === ",") {
      // "Said, citing police, that": what is put in between is passed over.
      const next = words[at + 1]?.low ?? "";
      if (citing.has(next) || next === "quoting") {
        const named = namingAt(words, at + 2);
        const end = named?.to ?? at + 2;
        if (words[end]?.low === "," || words[end]?.low === "as" || words[end]?.low === "that")
          return words[end + 1] === undefined ? "none" : "clause";
        return "none";
      }
      return next === '"' ? "clause" : "none";
    }
    return "none";
  }
  if (isLapse(words, at)) return "none";
  if (coordinators.has(word.low) && word.low !== "while") return "none";
  if (/^(?:before|after|when|as|while|when|where)$/.test(word.low)) return "none";
  return "clause";
}

/** "Nearly 15 hours after the tragedy": when it was said, and nothing of what was. */
function isLapse(words: readonly Token[], at: number): boolean {
  for (let next = at; next < Math.min(words.length, at + 5); next += 1) {
    const { low = "", kind } = words[next] ?? {};
    if (measures.has(low))
      return /^(?:after|before|later|earlier)$/.test(words[next + 1]?.low ?? "");
    if (kind !== "number" && !/^(?:nearly|almost|about|some|more|than|an?|over|just)$/.test(low)) {
      if (!/^(?:two|three|four|five|six|seven|eight|nine|ten|several|few)$/.test(low)) return false;
    }
  }
  return false;
}

/** Whether the sentence goes on with its verb behind a cue that was put in between. */
function restIsContent(words: readonly Token[], at: number): boolean {
  return words[at]?.low === "," && !endsSoon(words, at + 1);
}

function endsSoon(words: readonly Token[], at: number): boolean {
  return words[at] === undefined || words[at]?.low === ".";
}

function hasTextBefore(words: readonly Token[], from: number): boolean {
  if (from < 2) return false;
  let at = from - 1;
  while (at > 0 && /^(?:the|a|an|one|as|both|his|her|their|its|our)$/.test(words[at]?.low ?? ""))
    at -= 1;
  return /^[,"—-]$/.test(words[at]?.low ?? "") || words[at]?.low === "'" || words[at]?.low === ",";
}

const plain = {
  toldTo: null,
  sameSubject: false,
  paper: null,
  content: true,
  accounts: false,
} as const;

const inverting = new Set(
  "said says say added adds claimed claims claim reported reports report warned announced confirmed wrote explained stated noted declared insisted alleged shouted recalled".split(
    " ",
  ),
);
const hearers = new Set(
  "conference reporters journalists parliament media lawmakers court council briefing radio television agency newspaper assembly committee commission".split(
    " ",
  ),
);
const speaking = new Set(["spoke", "speaks", "speak", "spoken"]);
const claimNouns = new Set(
  "claim claims report reports allegation allegations accusation accusations suggestion suggestions assertion assertions contention statement rumours rumors".split(
    " ",
  ),
);
const nounBefore = new Set("".split(" "));
const finiteBases = new Set(
  "say says tell tells add adds claims claim reports report confirms confirm alleges allege insists insist believes believe estimates estimate warns warn puts put denies deny announces announce admits admit fears fear asserts assert lists counts boasts maintains contends notes rejects reject dismisses dismiss disputes documents show shows gives acknowledges reveals indicates concludes describes".split(
    " ",
  ),
);
const saidOfFigures = new Set("said says say announced".split(" "));
const adverbialHeads = new Set(
  "statement statements tweet post message conference briefing telegram facebook twitter x reporters journalists parliament monday tuesday wednesday thursday friday saturday sunday interview communique communiqué television radio broadcast release bulletin update night morning evening afternoon scene condition anonymity phone telephone email video report address speech news press court day week month".split(
    " ",
  ),
);
