import type { Instrumentation } from "next";

/** Once, before the first request is answered. */
export async function register(): Promise<void> {
  const { beginLog } = await import("@/lib/web/begin");
  beginLog();
}

/** An error that the framework caught on its way to a page: its line, if it has none yet. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  const { report } = await import("@/lib/web/report");
  report(error);
};
