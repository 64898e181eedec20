import type { LogHead } from "@/components/site/colophon";
import { logHead } from "@/lib/queries/log";
import { report } from "@/lib/web/report";

/** Undefined where it cannot be read: the page above it may still have something to say. */
export async function headOfLog(): Promise<LogHead | null | undefined> {
  try {
    return await logHead();
  } catch (error) {
    report(error);
    return undefined;
  }
}
