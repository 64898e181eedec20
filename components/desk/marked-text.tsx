import { type Ref, useEffect, useRef } from "react";
import { languageProps } from "@/components/ui/language";
import type { Selected } from "./article-text";

interface Span {
  start: number;
  end: number;
}

/** Where something is proposed in a text, and what became of it. */
export interface Mark extends Span {
  key: string;
  state: "open" | "logged" | "rejected";
  href: string;
}

/** What is proposed in a text: all of it, and the one that is decided on now. */
export interface Proposed {
  key: string;
  marks: readonly Mark[];
  quote: Span;
  /** The words that each hop of its chain rests on. */
  hops: readonly Span[];
}

/**
 * An article with what is proposed in it: each figure a link, those decided on struck or ticked; the
 * sentence of the current one on a tint, the words that say who said it underlined. Its characters are
 * the snapshot's and no more, so that what is selected in it has its place there.
 */
export function MarkedText(props: {
  ref: Ref<HTMLDivElement>;
  text: string;
  language: string | null;
  proposed: Proposed;
}) {
  const { ref, text, language, proposed } = props;
  const current = useRef<HTMLAnchorElement>(null);
  // The text alone is scrolled to the figure: the page stays where its reader is.
  useEffect(() => {
    const [figure, box] = [current.current, current.current?.parentElement];
    if (figure && box) box.scrollTop = figure.offsetTop - box.clientHeight / 2;
  }, []);
  return (
    <section
      aria-label="The article, with what is proposed"
      className="mb-8 lg:sticky lg:top-4 lg:mb-0 lg:self-start"
    >
      <p className="font-semibold">The article</p>
      <p className="text-small text-muted">
        Figures are links to what is proposed. Select words to take them into a field.
      </p>
      <div
        ref={ref}
        className="relative mt-1 h-[42vh] overflow-y-auto border border-hairline p-3 font-serif whitespace-pre-wrap lg:h-[calc(100vh-8rem)]"
        {...languageProps(language)}
      >
        {segments(text, proposed).map(({ start, words, isQuoted, isHop, mark }) => {
          const look = `${isQuoted ? "bg-hairline" : ""} ${isHop ? "underline decoration-2" : ""}`;
          if (mark === undefined) {
            return (
              <span key={start} className={look}>
                {words}
              </span>
            );
          }
          const isCurrent = mark.key === proposed.key;
          return (
            <a
              key={start}
              ref={isCurrent ? current : undefined}
              href={mark.href}
              aria-current={isCurrent ? "true" : undefined}
              className={`${look} ${markLook[mark.state]} ${isCurrent ? "outline-2 outline-ink" : ""}`}
            >
              <mark className={mark.state === "open" ? "" : "bg-transparent text-ink"}>
                {words}
              </mark>
              <span className="sr-only select-none" data-aside>
                {mark.state === "open" ? "" : ` (${mark.state})`}
              </span>
            </a>
          );
        })}
      </div>
    </section>
  );
}

const markLook: Record<Mark["state"], string> = {
  open: "font-semibold",
  logged: "border-b-2 border-ink no-underline",
  rejected: "line-through",
};

interface Segment {
  start: number;
  words: string;
  isQuoted: boolean;
  isHop: boolean;
  mark: Mark | undefined;
}

/** The text cut wherever something begins or ends, in order and without a gap. */
function segments(text: string, { marks, quote, hops }: Proposed): Segment[] {
  const ends = [quote, ...hops, ...marks].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
  return cuts.flatMap((start, i) => {
    const end = cuts[i + 1];
    if (end === undefined || end > text.length) return [];
    const holds = (span: Span) => span.start <= start && end <= span.end;
    return [
      {
        start,
        words: text.slice(start, end),
        isQuoted: holds(quote),
        isHop: hops.some(holds),
        mark: marks.find(holds),
      },
    ];
  });
}

/** What is selected in such a text now, with its place in the snapshot. */
export function selectedWithin(container: HTMLElement | null): Selected | null {
  const selection = window.getSelection();
  if (container === null || selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (range.collapsed || !container.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(container);
  before.setEnd(range.startContainer, range.startOffset);
  return { start: charactersIn(before), words: wordsIn(range) };
}

// What is there for listeners alone is no part of the article.
function wordsIn(range: Range): string {
  const copy = range.cloneContents();
  for (const aside of copy.querySelectorAll("[data-aside]")) aside.remove();
  return copy.textContent ?? "";
}

function charactersIn(range: Range): number {
  return wordsIn(range).length;
}
