import { unbroken } from "@/components/wording/unbroken";
import { capitalised } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import { flagWords } from "@/lib/domain/flag-words";
import type { EditionFlag } from "@/lib/schemas/edition";

/** More than these would make the margin longer than what it stands beside, and push the chart away. */
const openFlags = 6;

/** What to bear in mind beside a standing: a word and a sentence each, in the margin; of many the last are folded. */
export function FlagList({ flags }: { flags: readonly EditionFlag[] }) {
  if (flags.length <= openFlags) return list(flags, "Bear in mind");
  const rest = flags.slice(openFlags - 1);
  return (
    <>
      {list(flags.slice(0, openFlags - 1), "Bear in mind")}
      <details className="flags">
        <summary>{capitalised(counted(rest.length, "more note"))}</summary>
        {list(rest, "More to bear in mind")}
      </details>
    </>
  );
}

function list(flags: readonly EditionFlag[], name: string) {
  if (flags.length === 0) return null;
  return (
    <ul className="flags" aria-label={name}>
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
