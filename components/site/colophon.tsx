import { momentInWords } from "@/components/wording/dates";

/** The head of the log below every page: whoever notes it can show later that nothing was cut off. */
export function Colophon({ head }: { head: { seq: number; at: string; hash: string } | null }) {
  return (
    <footer className="mt-16 border-t border-ink">
      <div className="mx-auto flex max-w-6xl flex-wrap gap-x-6 gap-y-1 px-4 py-4 text-small text-muted sm:px-6">
        {head === null ? (
          <p>The log is empty.</p>
        ) : (
          <p>
            Log:{" "}
            <a href="/api/v1/log/head">
              entry {head.seq}, {head.hash.slice(0, 8)}…
            </a>
            , {momentInWords(head.at)}
          </p>
        )}
      </div>
    </footer>
  );
}
