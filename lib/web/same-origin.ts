import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isOwnOrigin } from "./origin";

/** Refuses what a page of another site sent, or nothing that has an Origin. */
export async function refuseOtherOrigins(): Promise<void> {
  if (isOwnOrigin(await headers(), env().COUNTERCLAIM_URL)) return;
  throw new AppError(
    "forbidden",
    "This form was sent from another site, so nothing was written. Open it here and send it again.",
  );
}
