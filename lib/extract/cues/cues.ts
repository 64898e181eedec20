import type { Token } from "../tokens";
import { accordingTo, byAccount, cited, quoting } from "./accounts";
import { nominal } from "./claims";
import type { Cue } from "./cue";
import { interviewer } from "./hearers";
import { bound } from "./reach";
import { verbal } from "./saying";
import { bySign } from "./signs";

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
