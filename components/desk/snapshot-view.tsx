import type { ComponentProps } from "react";
import { languageProps } from "@/components/ui/language";
import { momentInWords } from "@/components/wording/dates";
import { ChangesView } from "./changes-view";

interface Snapshot {
  id: string;
  kind: string;
  sha256: string | null;
  recordedAt: string;
  text: string | null;
  way: "address" | "html" | "file" | null;
  changes: ComponentProps<typeof ChangesView>["paragraphs"] | null;
  claims: readonly { id: string; start: number; end: number }[];
}

/** A snapshot's text with the quotes of the claims that were logged from it marked, each a link. */
export function SnapshotView(props: {
  snapshot: Snapshot;
  language: string | null;
  mayLog: boolean;
  mayRedact?: boolean;
}) {
  const { snapshot, language, mayLog, mayRedact = false } = props;
  const { text } = snapshot;
  return (
    <section aria-label="Snapshot" className="mt-8 border-t-2 border-ink pt-3">
      <p className="flex flex-wrap gap-x-6 text-small text-muted">
        <span>
          {snapshot.kind.replaceAll("_", "-")}
          {snapshot.way !== null && ` ${ways[snapshot.way]}`}, {momentInWords(snapshot.recordedAt)}
        </span>
        {mayRedact && text !== null && (
          <a href={`/desk/redact?target=snapshot&id=${snapshot.id}`}>Redact this text</a>
        )}
        {mayRedact && snapshot.way !== null && (
          <a href={`/desk/redact?target=raw&id=${snapshot.id}`}>Redact the bytes behind it</a>
        )}
        {snapshot.sha256 !== null && (
          <span>
            SHA-256 <code>{snapshot.sha256.slice(0, 12)}…</code>
          </span>
        )}
      </p>
      {mayLog && text !== null && (
        <p className="my-3 flex flex-wrap items-baseline gap-x-4 gap-y-2">
          <a
            href={`/desk/reading/${snapshot.id}`}
            className="inline-block bg-ink px-4 py-2 font-semibold text-paper no-underline"
            data-shortcut="r"
            data-what="read it, with what is proposed"
          >
            Read it, with what is proposed
          </a>
          <a href={`/desk/claims/new?snapshot=${snapshot.id}`}>Log a claim from this text</a>
        </p>
      )}
      {snapshot.changes !== null && (
        <details className="my-3">
          <summary>What the outlet changed since the snapshot before</summary>
          <div className="mt-3 border-b border-hairline pb-4">
            <ChangesView paragraphs={snapshot.changes} language={language} />
          </div>
        </details>
      )}
      {text === null ? (
        <p className="text-muted">The text was redacted.</p>
      ) : (
        <div className="max-w-[40rem] font-serif whitespace-pre-wrap" {...languageProps(language)}>
          {pieces(text, snapshot.claims).map(({ at, words, claim }) =>
            claim === null ? (
              <span key={at}>{words}</span>
            ) : (
              <a key={at} href={`/desk/claims/${claim}`} className="no-underline">
                <mark>{words}</mark>
              </a>
            ),
          )}
        </div>
      )}
    </section>
  );
}

const ways = { address: "from its address", html: "from HTML", file: "from a file" };

/** The text cut where quotes begin and end; where two overlap, the first has the words. */
function pieces(text: string, claims: Snapshot["claims"]) {
  const cut: { at: number; words: string; claim: string | null }[] = [];
  let at = 0;
  for (const { id, start, end } of [...claims].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const from = Math.max(start, at);
    if (from >= end) continue;
    if (from > at) cut.push({ at, words: text.slice(at, from), claim: null });
    cut.push({ at: from, words: text.slice(from, end), claim: id });
    at = end;
  }
  if (at < text.length) cut.push({ at, words: text.slice(at), claim: null });
  return cut;
}
