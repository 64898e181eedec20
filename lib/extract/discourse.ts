import { type Attribution, attributionOf, type ResolvedCue } from "./chain";
import type { Cue } from "./cues/cue";
import { cuesOf } from "./cues/cues";
import { mainSubject } from "./main-subject";
import { nameOf, speaksFor } from "./mentions";
import { Named, pronounKinds } from "./named";
import { turnsElsewhere } from "./new-matter";
import { isOutlet, type Naming } from "./parties";
import { spanOf, wordsOf } from "./places";
import type { Token } from "./tokens";
import type { ProposedHop } from "./types";

/** One sentence with its cues read, in the light of what came before. */
export interface Reading {
  readonly cues: readonly ResolvedCue[];
  /** What a sentence without cues inherits from the one before it. */
  readonly carried: Attribution | null;
}

/** Reads the sentences of a text in order and remembers who was named. */
export class Discourse {
  private readonly named: Named;
  private last: { attribution: Attribution | null; paragraph: number; quoted: boolean } = {
    attribution: null,
    paragraph: -1,
    quoted: false,
  };
  private lastSentence = -1;

  constructor(private readonly text: string) {
    this.named = new Named(text);
  }

  read(words: readonly Token[], paragraph: number, title: boolean): Reading {
    const cues = cuesOf(words, title);
    const resolved = cues.map((cue) => this.resolve(words, cue, cues));
    const carried = this.carriedTo(words, paragraph, resolved);
    this.remember(words, resolved, paragraph, title, carried);
    this.named.sentence += 1;
    return { cues: resolved, carried };
  }

  private resolve(words: readonly Token[], cue: Cue, cues: readonly Cue[]): ResolvedCue {
    const paper =
      cue.paper === null ? undefined : this.named.paper(words[cue.paper.to - 1]?.low ?? "");
    const named =
      cue.sameSubject || this.pointsToHost(words, cue, cues)
        ? this.subjectOf(words, cue, cues)
        : cue.party;
    const party = paper === undefined ? named : cue.paper;
    const hops: ProposedHop[] = [];
    if (cue.toldTo === null && party !== null) hops.push(...this.sameChannel(words, party, cue));
    if (cue.toldTo !== null) hops.push(this.hop(words, cue.toldTo, cue));
    if (party !== null) hops.push(this.hop(words, party, cue));
    // "It" of whom nothing is known is nobody.
    return { cue, hops: hops.filter((hop) => !pronounKinds.has(hop.party.toLowerCase())) };
  }

  /** "The monitor said it had documented …": within its own words "it" is the monitor. */
  private pointsToHost(words: readonly Token[], cue: Cue, cues: readonly Cue[]): boolean {
    if (cue.party === null || !/^(?:it|they)$/.test(words[cue.party.from]?.low ?? "")) return false;
    return cues.some(
      ({ from, left, right, party, place }) =>
        party !== null &&
        from < cue.from &&
        place === "before" &&
        (cue.place !== "before" || (cue.from >= left && cue.from < right)),
    );
  }

  /** "He said", in the paragraph in which he told an outlet: it relays this too. */
  private sameChannel(words: readonly Token[], party: Naming, cue: Cue): ProposedHop[] {
    const { attribution } = this.last;
    if (attribution === null || this.lastSentence !== this.named.sentence - 1) return [];
    const speaker = attribution.chain.at(-1);
    const hop = this.hop(words, party, cue);
    if (hop.standsFor === null || speaker?.party !== hop.party) return [];
    return attribution.chain.filter((each) => each.function === "relays");
  }

  /** The subject of ", adding that": that of the cue before it, else of the sentence. */
  private subjectOf(words: readonly Token[], cue: Cue, cues: readonly Cue[]): Naming | null {
    const before = cues
      .filter(({ from, party, place }) => from < cue.from && party !== null && place !== "inner")
      .at(-1);
    if (before !== undefined) return before.party;
    return mainSubject(words, cue.from);
  }

  private hop(words: readonly Token[], naming: Naming, cue: Cue): ProposedHop {
    const printed = spanOf(words, naming.from, naming.to);
    const name = nameOf(this.text.slice(printed.start, printed.end));
    const antecedent = this.named.antecedent(words, naming);
    const resolved = antecedent?.name ?? name;
    const verb = spanOf(words, cue.from, cue.to);
    const verbOnly =
      cue.party === naming && cue.from >= naming.to
        ? verb
        : spanOf(words, cue.from, Math.min(cue.to, Math.max(cue.from + 1, naming.from)));
    const whole = {
      start: Math.min(printed.start, verb.start),
      end: Math.max(
        printed.end,
        spanOf(words, cue.from, Math.max(cue.from + 1, Math.min(cue.to, naming.to))).end,
      ),
    };
    const described =
      naming.about === null
        ? null
        : wordsOf(this.text, spanOf(words, naming.about[0], naming.about[1])).text;
    return {
      party: resolved,
      function: isOutlet(resolved) && !countedItself(words, naming) ? "relays" : "speaks",
      verb: this.text.slice(verbOnly.start, verbOnly.end),
      span: whole,
      partySpan: antecedent === null ? printed : antecedent.span,
      standsFor: antecedent === null ? null : this.text.slice(printed.start, printed.end),
      describedAs: described,
      speaksFor: speaksFor(resolved, described),
    };
  }

  /** What holds on in a sentence that names nobody: the speaker of the one before, in one paragraph. */
  private carriedTo(
    words: readonly Token[],
    paragraph: number,
    own: readonly ResolvedCue[],
  ): Attribution | null {
    const { attribution } = this.last;
    if (attribution === null || own.some(({ cue }) => cue.content)) return null;
    const first = words[0]?.low ?? "";
    if (first === '"') return paragraph === this.last.paragraph ? attribution : null;
    if (turnsElsewhere(words)) return null;
    if (paragraph === this.last.paragraph) return attribution;
    const goesOn = first === "another" || (first === "a" && words[1]?.low === "further");
    return goesOn && paragraph === this.last.paragraph + 1 ? attribution : null;
  }

  private remember(
    words: readonly Token[],
    resolved: readonly ResolvedCue[],
    paragraph: number,
    title: boolean,
    carried: Attribution | null,
  ): void {
    this.named.remember(words, resolved);
    const speaking = resolved.filter(({ cue, hops }) => cue.content && hops.length > 0);
    const attribution = speaking.length === 0 ? carried : attributionOf(resolved, null);
    if (speaking.length > 0) this.lastSentence = this.named.sentence;
    if (!title)
      this.last = {
        attribution: attribution?.chain.length === 0 ? null : attribution,
        paragraph,
        quoted: false,
      };
  }
}

/** "A tally by AFP", "a Reuters count": an outlet that counted speaks for itself. */
function countedItself(words: readonly Token[], { from, to }: Naming): boolean {
  const tally = /^(?:tally|count|tallies|database)$/;
  if (tally.test(words[to]?.low ?? "")) return true;
  return words
    .slice(Math.max(0, from - 4), from)
    .some(({ low }, at, all) => tally.test(low) && /^(?:by|from)$/.test(all[at + 1]?.low ?? ""));
}
