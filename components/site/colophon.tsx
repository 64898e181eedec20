import { objectionAddress } from "@/components/wording/addresses";
import { momentInWords } from "@/components/wording/dates";

/**
 * Below every page: the head of the log (whoever notes it can show later that nothing was cut off), and
 * the way to say that something on this page is wrong. `page` is null where nothing is published.
 */
export function Colophon({
  head,
  page,
}: {
  head: LogHead | null | undefined;
  page: string | null;
}) {
  return (
    <footer className="colophon">
      <div className="page">
        <p>
          {head ? (
            <Head {...head} />
          ) : head === null ? (
            "The log is empty."
          ) : (
            "The log cannot be read now."
          )}
        </p>
        <p>
          {page !== null && (
            <a href={objectionAddress({ page })} rel="nofollow">
              This is wrong
            </a>
          )}
          <a href="/corrections">Corrections and replies</a>
        </p>
      </div>
    </footer>
  );
}

export interface LogHead {
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
