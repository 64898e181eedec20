import { Fragment } from "react";
import { languageProps } from "@/components/ui/language";

interface Piece {
  kind: "kept" | "removed" | "added";
  text: string;
}

type Paragraph = Piece | { kind: "changed"; pieces: readonly Piece[] };

/** What an outlet changed in an article, paragraph by paragraph; what it kept stands folded between. */
export function ChangesView(props: { paragraphs: readonly Paragraph[]; language: string | null }) {
  const { paragraphs, language } = props;
  return (
    <div className="max-w-[40rem] space-y-3 font-serif" {...languageProps(language)}>
      {runs(paragraphs).map(({ at, kept, paragraph }) =>
        paragraph ? (
          <p key={at} className={paragraph.kind === "kept" ? "" : "border-s-4 border-ink ps-3"}>
            <Words paragraph={paragraph} />
          </p>
        ) : (
          <details key={at} className="text-muted">
            <summary className="font-sans text-small">
              {kept.length === 1
                ? "One paragraph is as it was"
                : `${kept.length} paragraphs are as they were`}
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

function Words({ paragraph }: { paragraph: Paragraph }) {
  const pieces = paragraph.kind === "changed" ? keyed(paragraph.pieces) : keyed([paragraph]);
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
  paragraph: Paragraph | null;
}

/** Paragraphs that were kept, together; each of the others by itself. */
function runs(paragraphs: readonly Paragraph[]): Run[] {
  const found: Run[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const last = found.at(-1);
    if (paragraph.kind !== "kept") found.push({ at, kept: [], paragraph });
    else if (last && !last.paragraph) last.kept = [...last.kept, { key: at, text: paragraph.text }];
    else found.push({ at, kept: [{ key: at, text: paragraph.text }], paragraph: null });
  }
  return found;
}

function keyed(pieces: readonly Piece[]): (Piece & { key: number })[] {
  return pieces.map((piece, key) => ({ ...piece, key }));
}
