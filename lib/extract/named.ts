import type { ResolvedCue } from "./chain";
import { determiners, wordSet } from "./lexicon/closed";
import { documents } from "./lexicon/reporting";
import { mainSubject } from "./main-subject";
import {
  looksLikeName,
  type Mention,
  mentionOf,
  nameOf,
  orgWords,
  personLike,
  personWords,
} from "./mentions";
import { type Naming, ownerOf } from "./parties";
import { spanOf } from "./places";
import type { Token } from "./tokens";
import type { Span } from "./types";

/** Whom a text has named so far, sentence by sentence, and whom its later words point back to. */
export class Named {
  private readonly mentions: Mention[] = [];
  /** Whom the text has called "he" or "she". */
  private readonly called = new Map<string, "he" | "she">();
  private readonly papers = new Map<string, Mention>();
  /** The number of the sentence that is read. */
  sentence = 0;

  constructor(private readonly text: string) {}

  /** The report, statement or tally that the text has told of by this word. */
  paper(word: string): Mention | undefined {
    return this.papers.get(word);
  }

  /** Whom a pronoun or "the group" points back to; null where the words name somebody themselves. */
  antecedent(words: readonly Token[], { from, to }: Naming): Mention | null {
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

  /** Remembers whom a sentence names, once its cues are read. */
  remember(words: readonly Token[], resolved: readonly ResolvedCue[]): void {
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
        sentence >= this.sentence - 3 && (other === null || this.called.get(name) !== other),
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
          ({ person, spoke, sentence }) => !person && (spoke || sentence === this.sentence - 1),
        ) ??
        recent.findLast(({ person }) => !person) ??
        null
      );
    }
    if (word === "they") return recent.findLast(({ spoke }) => spoke) ?? recent.at(-1) ?? null;
    return null;
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
        const span = spanOf(words, owner.from, owner.to);
        this.papers.set(
          low,
          mentionOf(
            nameOf(this.text.slice(span.start, span.end)),
            span,
            false,
            this.sentence,
            true,
          ),
        );
      } else if (hop !== undefined) {
        this.papers.set(low, mentionOf(hop.party, hop.partySpan, false, this.sentence, true));
      } else {
        const last = this.mentions.at(-1);
        if (last !== undefined && last.sentence === this.sentence && !this.papers.has(low))
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
        const span = spanOf(words, from, to);
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
    const span = spanOf(words, naming.from, naming.to);
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
    this.mentions.push(mentionOf(name, span, person, this.sentence, spoke));
  }

  private wasPerson(name: string): boolean {
    return this.mentions.findLast((each) => each.name === name)?.person ?? false;
  }
}

/** Words that name nobody by themselves. */
export const pronounKinds = wordSet("he she it they we");

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
