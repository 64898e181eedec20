import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { NoSuchRecord, NotForYourRole, OutOfOrder } from "@/components/site/refusals";
import { answerWith } from "@/lib/web/answer-status";
import { report } from "@/lib/web/report";

/**
 * A page (or a layout) whose refusals and faults are pages themselves: notFound() answers 404,
 * forbidden() 403, anything else that is thrown while it loads 500 with its line in the log. The
 * framework would leave all three to be drawn in the browser, so without scripts they would be blank
 * (vercel/next.js #62228). `missing` is what a 404 says.
 */
export function guarded<Props>(
  page: (props: Props) => Promise<ReactNode>,
  missing: ReactNode = <NoSuchRecord />,
): (props: Props) => Promise<ReactNode> {
  return async (props) => {
    try {
      return await page(props);
    } catch (error) {
      return refusal(error, missing);
    }
  };
}

function refusal(error: unknown, missing: ReactNode): ReactNode {
  const digest = digestOf(error);
  if (digest === `${refused};404`) return answered(404, missing);
  if (digest === `${refused};403`) return answered(403, <NotForYourRole />);
  // Redirections, and what the framework says to itself.
  unstable_rethrow(error);
  report(error);
  return answered(500, <OutOfOrder />);
}

/** What notFound() and forbidden() throw, before their status. */
const refused = "NEXT_HTTP_ERROR_FALLBACK";

function digestOf(error: unknown): unknown {
  return error instanceof Error && "digest" in error ? error.digest : undefined;
}

function answered(status: number, page: ReactNode): ReactNode {
  answerWith(status);
  return page;
}
