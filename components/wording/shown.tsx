import { seenPieces } from "@/lib/domain/look-alike";

/**
 * A text that somebody else wrote, with what is not seen in it shown: a mark that turns the letters
 * around stands as its number, and turns nothing.
 */
export function Shown({ text }: { text: string }) {
  const pieces = seenPieces(text).map((piece, index) => ({ ...piece, key: `${index}` }));
  return (
    <bdi>
      {pieces.map((piece) =>
        piece.kind === "text" ? (
          <span key={piece.key}>{piece.text}</span>
        ) : (
          <span
            key={piece.key}
            title={piece.name}
            className="border border-current px-0.5 font-sans text-small"
          >
            {piece.code} {piece.name}
          </span>
        ),
      )}
    </bdi>
  );
}
