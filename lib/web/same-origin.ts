import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Refuses a POST that did not come from a page of ours: its Origin must be COUNTERCLAIM_URL, or
 * where that is not set, of the host that was asked. One without Origin is refused too; every
 * browser sends it.
 */
export async function refuseOtherOrigins(): Promise<void> {
  const given = await headers();
  const origin = given.get("origin");
  if (origin !== null && isOurs(origin, given.get("host"))) return;
  throw new AppError(
    "forbidden",
    "This form was sent from another site, so nothing was written. Open it here and send it again.",
  );
}

function isOurs(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { COUNTERCLAIM_URL: url } = env();
  return url ? new URL(url).origin === origin : new URL(origin).host === host;
}
