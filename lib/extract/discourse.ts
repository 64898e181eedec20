import { type Attribution, attributionOf, type ResolvedCue } from "./chain";
import type { Cue } from "./cues/cue";
import { cuesOf } from "./cues/cues";
import { determiners, wordSet } from "./lexicon/closed";
import { documents } from "./lexicon/reporting";
import {
  looksLikeName,
  type Mention,
  mentionOf,
  nameOf,
  orgWords,
  personLike,
  personWords,
  speaksFor,
} from "./mentions";
import { turnsElsewhere } from "./new-matter";
import { isOutlet, type Naming, ownerOf, subjectBefore } from "./parties";
import type { Token } from "./tokens";
import type { ProposedHop, Span } from "./types";
import { isFirstVerb } from "./verbs-in-text";

/** One sentence with its cues read, in the light of what came before. */
export interface Reading {
  readonly cues: readonly ResolvedCue[];
  /** What a sentence without cues inherits from the one before it. */
  readonly carried: Attribution | null;
}

/** Reads the sentences of a text in order and remembers who was named. */
export class Discourse {
  private readonly mentions: Mention[] = [];
  /** Whom the text has called "he" or "she". */
  private readonly called = new Map<string, "he" | "she">();
  private readonly papers = new Map<string, Mention>();
  private last: { attribution: Attribution | null; paragraph: number; quoted: boolean } = {
    attribution: null,
    paragraph: -1,
    quoted: false,
  };
  private index = 0;
  private lastSentence = -1;

  constructor(private readonly text: string) {}

  read(words: readonly Token[], paragraph: number, title: boolean): Reading {
    const cues = cuesOf(words, title);
    const resolved = cues.map((cue) => this.resolve(words, cue, cues));
    const carried = this.carriedTo(words, paragraph, resolved);
    this.remember(words, resolved, paragraph, title, carried);
    this.index += 1;
    return { cues: resolved, carried };
  }

  private resolve(words: readonly Token[], cue: Cue, cues: readonly Cue[]): ResolvedCue {
    const paper =
      cue.paper === null ? undefined : this.papers.get(words[cue.paper.to - 1]?.low ?? "");
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
    if (attribution === null || this.lastSentence !== this.index - 1) return [];
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
    const printed = this.spanOf(words, naming.from, naming.to);
    const name = nameOf(this.text.slice(printed.start, printed.end));
    const antecedent = this.antecedent(words, naming);
    const resolved = antecedent?.name ?? name;
    const verb = this.spanOf(words, cue.from, cue.to);
    const verbOnly =
      cue.party === naming && cue.from >= naming.to
        ? verb
        : this.spanOf(words, cue.from, Math.min(cue.to, Math.max(cue.from + 1, naming.from)));
    const whole = {
      start: Math.min(printed.start, verb.start),
      end: Math.max(
        printed.end,
        this.spanOf(words, cue.from, Math.max(cue.from + 1, Math.min(cue.to, naming.to))).end,
      ),
    };
    const described =
      naming.about === null ? null : this.textOf(words, naming.about[0], naming.about[1]);
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

  /** Whom a pronoun or "the group" points back to; null where the words name somebody themselves. */
  private antecedent(words: readonly Token[], { from, to }: Naming): Mention | null {
    const first = words[from]?.low ?? "";
    if (to - from === 1 && pronounKinds.has(first)) {
      const found = this.pronoun(first);
      if (found?.person && (first === "he" || first === "she")) this.called.set(found.name, first);
      return found;
    }
    const surname = this.surname(words, from, to);
    if (surname !== null) return surname;
    const head = words[to - 1]?.low ?? "";
    const definite =
      /^(?:the|this|that|its|their|his|her)$/.test(words[from - 1]?.low ?? "") ||
      possessives.has(first);
    if (
      !definite ||
      to - from > 3 ||
      words
        .slice(from, to)
        .some(({ low, capital, capitals }) => capital && !capitals && !low.endsWith("-based"))
    )
      return null;
    const paper = this.papers.get(head);
    if (paper !== undefined && documents.has(head)) return paper;
    const same = this.mentions.findLast(
      ({ low }) =>
        low.length > to - from &&
        low.includes(head) &&
        words.slice(from, to).every((word) => low.includes(word.low)),
    );
    if (same !== undefined && backwardHeads.has(head)) return same;
    if (words[from]?.low === "same")
      return this.mentions.findLast(({ low, spoke }) => spoke && low.includes(head)) ?? null;
    if (/^sources?$/.test(head) && to - from === 1)
      return this.mentions.findLast(({ spoke }) => spoke) ?? null;
    if (!classes.has(head)) return null;
    return (
      this.mentions.findLast(({ person, spoke }) => !person && spoke) ??
      this.mentions.findLast(({ person }) => !person) ??
      null
    );
  }

  /** "Darro", after "Governor Halim Darro". */
  private surname(words: readonly Token[], from: number, to: number): Mention | null {
    const word = words[from];
    const titled =
      to - from === 2 &&
      /^(?:mr|mrs|ms|dr|gen|col|president|minister|governor)$/.test(word?.low ?? "");
    if ((to - from !== 1 && !titled) || word?.capital !== true) return null;
    const name = words[to - 1]?.low ?? "";
    return (
      this.mentions.findLast(
        ({ low, person }) => person && low.length > 1 && low.at(-1) === name,
      ) ?? null
    );
  }

  private pronoun(word: string): Mention | null {
    const other = word === "he" ? "she" : word === "she" ? "he" : null;
    const recent = this.mentions.filter(
      ({ sentence, name }) =>
        sentence >= this.index - 3 && (other === null || this.called.get(name) !== other),
    );
    if (word === "he" || word === "she") {
      return (
        recent.findLast(({ person, spoke }) => person && spoke) ??
        recent.findLast(({ person }) => person) ??
        recent.findLast(({ spoke }) => spoke) ??
        recent.at(-1) ??
        null
      );
    }
    if (word === "it") {
      return (
        recent.findLast(
          ({ person, spoke, sentence }) => !person && (spoke || sentence === this.index - 1),
        ) ??
        recent.findLast(({ person }) => !person) ??
        null
      );
    }
    if (word === "they") return recent.findLast(({ spoke }) => spoke) ?? recent.at(-1) ?? null;
    return null;
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
    this.mentionNames(words);
    const subject = mainSubject(words, words.length);
    if (subject !== null && !/^(?:no|none|neither)$/.test(words[subject.from]?.low ?? ""))
      this.mention(words, subject, false);
    for (const { cue, hops } of resolved) {
      const speaker = hops.at(-1);
      if (speaker !== undefined)
        this.mentioned(
          speaker.party,
          speaker.partySpan,
          speaker.standsFor === null
            ? personLike(speaker.party, cue)
            : this.wasPerson(speaker.party),
          true,
        );
    }
    this.rememberPapers(words, resolved);
    const speaking = resolved.filter(({ cue, hops }) => cue.content && hops.length > 0);
    const attribution = speaking.length === 0 ? carried : attributionOf(resolved, null);
    if (speaking.length > 0) this.lastSentence = this.index;
    if (!title)
      this.last = {
        attribution: attribution?.chain.length === 0 ? null : attribution,
        paragraph,
        quoted: false,
      };
  }

  /** "A report by The Balochistan Post": later, "the report" is that. */
  private rememberPapers(words: readonly Token[], resolved: readonly ResolvedCue[]): void {
    words.forEach(({ low }, at) => {
      if (!documents.has(low)) return;
      const region: Naming = { from: at, to: at + 1, about: null, aside: null };
      const owner = ownerOf(words, region);
      const hop = resolved
        .find(({ cue }) => Math.abs(cue.from - at) <= 8 || Math.abs(cue.to - at) <= 8)
        ?.hops.at(-1);
      if (owner !== "nobody" && owner.from !== at) {
        const span = this.spanOf(words, owner.from, owner.to);
        this.papers.set(
          low,
          mentionOf(nameOf(this.text.slice(span.start, span.end)), span, false, this.index, true),
        );
      } else if (hop !== undefined) {
        this.papers.set(low, mentionOf(hop.party, hop.partySpan, false, this.index, true));
      } else {
        const last = this.mentions.at(-1);
        if (last !== undefined && last.sentence === this.index && !this.papers.has(low))
          this.papers.set(low, last);
      }
    });
  }

  /** Bodies that a sentence names anywhere: "the Sharan Liberation Movement", "Herut Brigades (HB)". */
  private mentionNames(words: readonly Token[]): void {
    for (let at = 0; at < words.length; at += 1) {
      if (!words[at]?.capital || words[at]?.kind !== "word") continue;
      let to = at;
      while (words[to]?.capital && words[to]?.kind === "word" && to < at + 7) to += 1;
      const last = words[to - 1]?.low ?? "";
      const lettered =
        words[to]?.low === "(" && words[to + 1]?.capitals === true && words[to + 2]?.low === ")";
      if (to - at >= 2 && to - at < 7 && (armedWords.has(last) || lettered)) {
        const from = determiners.has(words[at]?.low ?? "") ? at + 1 : at;
        const span = this.spanOf(words, from, to);
        this.mentioned(nameOf(this.text.slice(span.start, span.end)), span, false, false);
      }
      at = Math.max(at, to - 1);
    }
  }

  private mention(words: readonly Token[], subject: Naming, spoke: boolean): void {
    const owner = ownerOf(words, subject);
    if (owner === "nobody") return;
    const naming = owner;
    const first = words[naming.from]?.low ?? "";
    if (pronounKinds.has(first) || this.antecedent(words, naming) !== null) return;
    const span = this.spanOf(words, naming.from, naming.to);
    const name = nameOf(this.text.slice(span.start, span.end));
    if (
      classes.has(name.toLowerCase()) ||
      (backwardHeads.has(name.toLowerCase()) &&
        this.mentions.some(({ low }) => low.includes(name.toLowerCase())))
    )
      return;
    const capital = words.slice(naming.from, naming.to).some((word) => word.capital);
    const person = looksLikeName(words, naming);
    if (
      capital ||
      personWords.has(words[naming.to - 1]?.low ?? "") ||
      orgWords.has(words[naming.to - 1]?.low ?? "")
    )
      this.mentioned(name, span, person, spoke);
  }

  private mentioned(name: string, span: Span, person: boolean, spoke: boolean): void {
    if (this.mentions.length > 60) this.mentions.splice(0, 30);
    this.mentions.push(mentionOf(name, span, person, this.index, spoke));
  }

  private wasPerson(name: string): boolean {
    return this.mentions.findLast((each) => each.name === name)?.person ?? false;
  }

  private spanOf(words: readonly Token[], from: number, to: number): Span {
    const start = words[from]?.start ?? 0;
    return { start, end: Math.max(start, words[to - 1]?.end ?? start) };
  }

  private textOf(words: readonly Token[], from: number, to: number): string {
    const { start, end } = this.spanOf(words, from, to);
    return this.text.slice(start, end);
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

/** The subject of the sentence's first verb. */
function mainSubject(words: readonly Token[], before: number): Naming | null {
  for (let at = 1; at < Math.min(before, 30); at += 1) {
    if (!isFirstVerb(words, at)) continue;
    const subject = subjectBefore(words, at);
    if (subject !== null) return subject;
  }
  return null;
}

const pronounKinds = wordSet("he she it they we");

const possessives = wordSet("its their his her");

const classes = wordSet(
  "group outfit militia organisation organization faction movement monitor watchdog",
);

const backwardHeads = wordSet(
  "spokesman spokesperson spokeswoman official officer ministry monitor agency watchdog commander minister governor chief mayor newspaper broadcaster militia group police department",
);

const armedWords = wordSet(
  "movement front brigades army party militia taliban force forces resistance council organisation organization group alliance union",
);
