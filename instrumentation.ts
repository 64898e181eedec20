import type { Instrumentation } from "next";

/** Once, before the first request is answered; what was left for later is done beside. */
export async function register(): Promise<void> {
  const { beginServing } = await import("@/lib/web/begin");
  const { publishedState } = await import("@/lib/queries/published-state");
  const { madeForReaders } = await import("@/app/reader-pages/made");
  const { startJobs } = await import("@/lib/jobs/start");
  const { report } = await import("@/lib/web/report");
  beginServing(publishedState, madeForReaders, startJobs(report));
}

/** An error that the framework caught on its way to a page: its line, if it has none yet. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  const { report } = await import("@/lib/web/report");
  report(error);
};
