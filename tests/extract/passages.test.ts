import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharedPassages } from "@/lib/extract/passages/shared";
import { keptMarks, marksOf, soughtMarks } from "@/lib/extract/passages/shingles";
import { wordsOf } from "@/lib/extract/passages/words";
import { runs } from "../support/runs";

/* Words that are drawn from many, so that what two texts share they share on purpose. */
const word = fc.string({
  unit: fc.constantFrom(..."abdegiklmnoprstuzئپकগ"),
  minLength: 3,
  maxLength: 8,
});
const sentence = fc.array(word, { minLength: 8, maxLength: 20 });
const sentences = fc.uniqueArray(sentence, {
  minLength: 2,
  maxLength: 12,
  selector: (words) => words.join(" "),
});
const written = (parts: readonly (readonly string[])[]) =>
  parts.map((words) => `${words.join(" ")}.`).join("\n\n");
const anything = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  sentences.map(written),
  fc
    .array(fc.constantFrom("killed", "in", "an attack", "on", "84", "'", "\n", "攻撃で", "한국"), {
      maxLength: 120,
    })
    .map((pieces) => pieces.join(" ")),
);

describe("laws of shared passages", () => {
  test("spans lie in the texts, in order, apart, and the score is a part of one", () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const { score, passages } = sharedPassages(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        let end = 0;
        for (const { a: span } of passages) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(a.length);
        const inB = passages.map((passage) => passage.b).sort((x, y) => x.start - y.start);
        for (const [i, span] of inB.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(inB[i - 1]?.end ?? 0);
          expect(span.end).toBeLessThanOrEqual(b.length);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("it does not matter which text comes first", () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const there = sharedPassages(a, b);
        const back = sharedPassages(b, a);
        expect(back.score).toBe(there.score);
        const turned = back.passages.map(({ a: one, b: other, words }) => ({
          a: other,
          b: one,
          words,
        }));
        turned.sort((x, y) => x.a.start - y.a.start);
        if (a !== b) expect(turned).toEqual(there.passages);
      }),
      { numRuns: runs(300) },
    );
  });

  test("a text shares all of itself, in whatever order its paragraphs stand and however it is set", () => {
    fc.assert(
      fc.property(sentences, (parts) => {
        const text = written(parts);
        expect(sharedPassages(text, text).score).toBe(1);
        expect(sharedPassages(text, written([...parts].reverse())).score).toBe(1);
        expect(sharedPassages(text, text.toUpperCase().replaceAll(".", " –")).score).toBe(1);
      }),
      { numRuns: runs(200) },
    );
  });

  test("a word changed costs that word and at most the run it stands in", () => {
    fc.assert(
      fc.property(sentences, fc.nat(), (parts, at) => {
        const words = parts.flat();
        const place = at % words.length;
        const changed = words.map((one, i) => (i === place ? `${one}x` : one));
        const { score } = sharedPassages(words.join(" "), changed.join(" "));
        expect(score * words.length).toBeGreaterThanOrEqual(words.length - 5);
      }),
      { numRuns: runs(200) },
    );
  });

  test("a part is found whole in the whole, and texts without a common word share nothing", () => {
    fc.assert(
      fc.property(sentences, sentences, (part, rest) => {
        const known = new Set(part.flat());
        const others = rest.map((words) => words.filter((one) => !known.has(one)));
        const whole = written([...others, ...part, ...others]);
        expect(sharedPassages(written(part), whole).score).toBe(1);
        expect(sharedPassages(written(part), written(others))).toEqual({ score: 0, passages: [] });
      }),
      { numRuns: runs(200) },
    );
  });

  test("passages shown are the same words but for what stands between their runs", () => {
    fc.assert(
      fc.property(sentences, sentences, (one, other) => {
        const a = written([...one, ...other]);
        const b = written([...other, ["in", "between"], ...one]);
        for (const { a: at, b: to, words } of sharedPassages(a, b).passages) {
          const left = wordsOf(a.slice(at.start, at.end));
          const right = wordsOf(b.slice(to.start, to.end));
          expect(left[0]?.text).toBe(right[0]?.text);
          expect(left.at(-1)?.text).toBe(right.at(-1)?.text);
          expect(words).toBeLessThanOrEqual(Math.min(left.length, right.length));
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("laws of marks", () => {
  test("few, ascending, whole, and the same however the text is set", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const marks = marksOf(text, keptMarks);
        expect(marks.length).toBeLessThanOrEqual(keptMarks);
        expect(marks).toEqual([...new Set(marks)].sort((a, b) => a - b));
        for (const mark of marks) expect(mark | 0).toBe(mark);
        expect(marksOf(text, soughtMarks).slice(0, keptMarks)).toEqual(marks);
      }),
      { numRuns: runs(200) },
    );
  });

  test("a long text holds the marks of a part of it among those it is looked up with", () => {
    fc.assert(
      fc.property(sentences, fc.array(sentence, { maxLength: 20 }), (part, rest) => {
        const words = part.flat();
        const kept = marksOf(words.join(" "), keptMarks);
        const whole = [...words, ...rest.flat()].join(" ");
        const sought = new Set(marksOf(whole, soughtMarks));
        const all = wordsOf(whole).length;
        if (all < soughtMarks) for (const mark of kept) expect(sought.has(mark)).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("a rewritten dispatch", () => {
  const wire = `Hillmen claim raid on depot

  Sarav, Feb 3 (Northwire) The Hill Front has claimed responsibility for a raid on a fuel depot near Sarav,
  saying that more than 40 soldiers were killed and 15 lorries were set on fire during the night.

  According to a statement issued by its spokesman Danyar Kesh, the raid lasted about three hours and
  was carried out from two sides. The ministry of defence has not answered questions about it so far.`;
  const paper = `Depot raid leaves 40 dead, rebels say

  SARAV: The ministry of defence has not answered any questions about it so far. 15 lorries were set on fire.
  The Hill Front claimed responsibility for a raid on a fuel depot near the town of Sarav on Tuesday.
  The raid lasted nearly three hours and was carried out from two sides, its spokesman Danyar Kesh said.
  With Northwire inputs`;
  const other = `Depot fire put out

  SARAV: Firemen needed three hours to put out a fire at a fuel depot near Sarav, the mayor said. Nobody
  was killed. The ministry of energy has promised an inquiry, and fifteen lorries will be replaced.`;

  test("shares its passages, in another order and with small edits", () => {
    const { score, passages } = sharedPassages(wire, paper);
    expect(score).toBeGreaterThan(0.4);
    const shown = passages.map(({ a, b }) => [
      wire.slice(a.start, a.end),
      paper.slice(b.start, b.end),
    ]);
    expect(shown).toContainEqual([
      "The ministry of defence has not answered questions about it so far",
      "The ministry of defence has not answered any questions about it so far",
    ]);
    expect(shown).toContainEqual(["15 lorries were set on fire", "15 lorries were set on fire"]);
    const marks = new Set(marksOf(wire, keptMarks));
    expect(marksOf(paper, soughtMarks).filter((mark) => marks.has(mark)).length).toBeGreaterThan(4);
  });

  test("another report of the same place shares next to nothing", () => {
    expect(sharedPassages(wire, other).score).toBeLessThan(0.15);
  });
});

test("texts that never end and repeat themselves take bounded time", () => {
  const begun = performance.now();
  for (const piece of ["killed in the attack on ", "a ", "ab ".repeat(7), "攻撃で死亡"]) {
    const long = piece.repeat(1_000_000 / piece.length);
    sharedPassages(long, long.slice(3));
    marksOf(long, soughtMarks);
  }
  expect(performance.now() - begun).toBeLessThan(8000);
});
