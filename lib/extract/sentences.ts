import { abbreviations } from "./lexicon/closed";
import type { Token } from "./tokens";

/** A stretch of tokens, `from` included and `to` excluded. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** Counts paragraphs from 0. */
  readonly paragraph: number;
  /** Whether it is the headline. */
  readonly title: boolean;
  /** Whether it is printed in capitals, so that capitals mark no names. */
  readonly shouted: boolean;
}

/**
 * The sentences of the tokens, at most 400 tokens each: a text without sentences is cut, so that no
 * rule ever looks at more. `titleEnd` is the offset at which a given headline ends, 0 for none.
 */
export function sentencesOf(tokens: readonly Token[], titleEnd: number): Sentence[] {
  const sentences: Sentence[] = [];
  const soft = linesAreWrapped(tokens);
  let from = 0;
  let paragraph = 0;
  const close = (to: number) => {
    const [first, last] = [skipLines(tokens, from, to), to];
    if (first < last) {
      const title = (tokens[first]?.start ?? 0) < titleEnd;
      const shouted = isShouted(tokens, first, last);
      sentences.push({ from: first, to: last, paragraph, title, shouted });
    }
    from = to;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const kind = tokens[at]?.kind;
    if (kind === "paragraph" || (kind === "line" && !soft)) {
      close(at);
      from = at + 1;
      paragraph += 1;
    } else if (endsSentence(tokens, at)) {
      let next = at + 1;
      while (closers.has(tokens[next]?.low ?? "") && isClosing(tokens, next)) next += 1;
      close(next);
      at = next - 1;
    } else if (at - from >= 400) close(at + 1);
  }
  close(tokens.length);
  return sentences;
}

/** Whether single line ends fall within sentences, as in old wires: most lines end without a mark. */
function linesAreWrapped(tokens: readonly Token[]): boolean {
  let lines = 0;
  let open = 0;
  for (let at = 1; at < tokens.length; at += 1) {
    if (tokens[at]?.kind !== "line") continue;
    lines += 1;
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const within = before !== undefined && !enders.has(before.low) && !closers.has(before.low);
    const goesOn = after !== undefined && (!after.capital || after.capitals);
    if (within && goesOn) open += 1;
  }
  return lines >= 2 ? open * 2 > lines : lines === 1 && open === 1;
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !enders.has(token.low)) return false;
  const before = tokens[at - 1];
  let next = at + 1;
  while (closers.has(tokens[next]?.low ?? "") && isClosing(tokens, next)) next += 1;
  const after = tokens[next];
  if (after === undefined || after.kind === "paragraph" || after.kind === "line")
    return !isInitial(tokens, at) || after?.kind !== "line";
  if (token.low !== ".") return opensSentence(after);
  if (after.start === token.end) return false;
  if (before?.end === token.start && before.kind === "word") {
    if (abbreviations.has(before.low)) return false;
    if (isInitial(tokens, at) && after.capital) return false;
  }
  return opensSentence(after);
}

/** "J. Smith": a single capital before the full stop, with a name after it. */
function isInitial(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.kind === "word" && before.capital && before.end - before.start === 1;
}

function opensSentence(token: Token): boolean {
  return token.capital || token.kind === "number" || openers.has(token.low);
}

/** Whether a quotation mark closes: nothing stands between it and what comes before. */
function isClosing(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.start === tokens[at - 1]?.end;
}

function skipLines(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && (tokens[at]?.kind === "line" || tokens[at]?.kind === "paragraph")) at += 1;
  return at;
}

function isShouted(tokens: readonly Token[], from: number, to: number): boolean {
  let words = 0;
  let loud = 0;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token?.kind !== "word" || token.end - token.start < 2) continue;
    words += 1;
    if (token.capitals) loud += 1;
  }
  return words >= 3 && loud * 10 >= words * 7;
}

const enders = new Set([".", "!", "?", "..."]);
const closers = new Set(['"', "'", ")"]);
const openers = new Set(['"', "'", "(", "—", "-", "•", "*"]);
