import { flagWords } from "@/components/wording/words";
import type { EditionFlag } from "@/lib/schemas/edition";

/** What to bear in mind beside a standing: a word and a sentence each, in the margin. */
export function FlagList({ flags }: { flags: readonly EditionFlag[] }) {
  if (flags.length === 0) return null;
  return (
    <ul aria-label="Bear in mind" className="space-y-2 pt-1.5 text-small text-muted">
      {flags.map(({ flag, text }) => (
        <li key={flag + text}>
          <strong className="font-semibold text-ink">{flagWords[flag]}.</strong> {text}
        </li>
      ))}
    </ul>
  );
}
