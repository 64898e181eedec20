import { Fragment } from "react";
import { languageProps } from "@/components/ui/language";

interface Piece {
  kind: "kept" | "removed" | "added";
  text: string;
}

type Passage = Piece | { kind: "changed"; pieces: readonly Piece[] };

/** What an outlet changed in an article, passage by passage; what it kept stands folded between. */
export function ChangesView(props: { passages: readonly Passage[]; language: string | null }) {
  const { passages, language } = props;
  return (
    <div className="max-w-[40rem] space-y-3 font-serif" {...languageProps(language)}>
      {runs(passages).map(({ at, kept, passage }) =>
        passage ? (
          <p key={at} className={passage.kind === "kept" ? "" : "border-s-4 border-ink ps-3"}>
            <Words passage={passage} />
          </p>
        ) : (
          <details key={at} className="text-muted">
            <summary className="font-sans text-small">
              {kept.length === 1
                ? "One passage is as it was"
                : `${kept.length} passages are as they were`}
            </summary>
            {kept.map(({ key, text }) => (
              <p key={key} className="mt-2">
                {text}
              </p>
            ))}
          </details>
        ),
      )}
    </div>
  );
}

function Words({ passage }: { passage: Passage }) {
  const pieces = passage.kind === "changed" ? keyed(passage.pieces) : keyed([passage]);
  return pieces.map(({ key, kind, text }) => (
    <Fragment key={key}>
      {kind === "removed" ? (
        <del className="text-muted">
          <span className="sr-only">Removed: </span>
          {text}
        </del>
      ) : kind === "added" ? (
        <ins className="bg-marker text-marked no-underline">
          <span className="sr-only">Added: </span>
          {text}
        </ins>
      ) : (
        text
      )}
    </Fragment>
  ));
}

interface Run {
  at: number;
  kept: readonly { key: number; text: string }[];
  passage: Passage | null;
}

/** Passages that were kept, together; each of the others by itself. */
function runs(passages: readonly Passage[]): Run[] {
  const found: Run[] = [];
  for (const [at, passage] of passages.entries()) {
    const last = found.at(-1);
    if (passage.kind !== "kept") found.push({ at, kept: [], passage });
    else if (last && !last.passage) last.kept = [...last.kept, { key: at, text: passage.text }];
    else found.push({ at, kept: [{ key: at, text: passage.text }], passage: null });
  }
  return found;
}

function keyed(pieces: readonly Piece[]): (Piece & { key: number })[] {
  return pieces.map((piece, key) => ({ ...piece, key }));
}
