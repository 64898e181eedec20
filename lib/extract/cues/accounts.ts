/** Cues that name whose account it is: "according to X", "citing X", "was quoted by X". */
import { be, have } from "../lexicon/closed";
import { citing, documents } from "../lexicon/reporting";
import { type Naming, namingAt, ownerOf, subjectBefore } from "../parties";
import type { Token } from "../tokens";
import { opensClause } from "./clause";
import { type Cue, plain } from "./cue";

/** "According to X", "as per X", ", per X". */
export function accordingTo(words: readonly Token[], at: number): Cue | null {
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
export function byAccount(words: readonly Token[], at: number): Cue | null {
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

/** ", citing X", "quoted X as saying", "which cited X". */
export function cited(words: readonly Token[], at: number): Cue | null {
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
export function quoting(words: readonly Token[], at: number): Cue | null {
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
    ...plain,
    toldTo: by,
  };
}
