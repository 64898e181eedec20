import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { elsewhere, isOwnOrigin } from "./origin";

/** Refuses what a page of another site sent, or nothing that has an Origin. */
export async function refuseOtherOrigins(): Promise<void> {
  const given = await headers();
  const { COUNTERCLAIM_URL: ours } = env();
  if (!isOwnOrigin(given, ours)) throw new AppError("forbidden", elsewhere(given, ours));
}
