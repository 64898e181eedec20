import { unbroken } from "@/components/wording/unbroken";
import { flagWords } from "@/lib/domain/flag-words";
import type { EditionFlag } from "@/lib/schemas/edition";

/** What to bear in mind beside a standing: a word and a sentence each, in the margin. */
export function FlagList({ flags }: { flags: readonly EditionFlag[] }) {
  if (flags.length === 0) return null;
  return (
    <ul className="flags" aria-label="Bear in mind">
      {flags.map(({ flag, text }) => (
        <li key={flag + text}>{begun(flagWords[flag], unbroken(text))}</li>
      ))}
    </ul>
  );
}

/** The word and the sentence; once what both begin with: "No statement by …". */
function begun(word: string, text: string) {
  return text.startsWith(`${word} `) ? (
    <>
      <strong>{word}</strong>
      {text.slice(word.length)}
    </>
  ) : (
    <>
      <strong>{word}.</strong> {text}
    </>
  );
}
