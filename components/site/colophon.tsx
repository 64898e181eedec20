import { momentInWords } from "@/components/wording/dates";

/** The head of the log below every page: whoever notes it can show later that nothing was cut off. */
export function Colophon({ head }: { head: LogHead | null | undefined }) {
  return (
    <footer className="mt-16 border-t border-ink">
      <div className="mx-auto flex max-w-6xl flex-wrap gap-x-6 gap-y-1 px-4 py-4 text-small text-muted sm:px-6">
        <p>
          {head ? (
            <Head {...head} />
          ) : head === null ? (
            "The log is empty."
          ) : (
            "The log cannot be read now."
          )}
        </p>
      </div>
    </footer>
  );
}

interface LogHead {
  seq: number;
  at: string;
  hash: string;
}

function Head({ seq, at, hash }: LogHead) {
  return (
    <>
      Log:{" "}
      <a href="/api/v1/log/head">
        entry {seq}, {hash.slice(0, 8)}…
      </a>
      , {momentInWords(at)}
    </>
  );
}
