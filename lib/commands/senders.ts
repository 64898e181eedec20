import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { db } from "@/lib/db";
import { countAttempt } from "./attempts";

/** How much is taken in a quarter of an hour: from one network, and from everybody together. */
const fromOne = { limit: 5, told: "There were several from your network already." };
const fromAll = { limit: 100, told: "Many are sent at this moment, more than can be read." };

/**
 * Counts what somebody sends without an account, before it is written. `network` is never kept: only
 * its hash under a secret of the day is, which is replaced and gone tomorrow. Throws `too_many`.
 */
export async function countSender(what: string, network: string): Promise<void> {
  const hash = createHmac("sha256", await secretOfToday())
    .update(network)
    .digest("hex");
  await countAttempt(what, hash, fromOne);
  await countAttempt(what, "everybody", fromAll);
}

async function secretOfToday(): Promise<Uint8Array> {
  const [held] = await today();
  if (held) return held.secret;
  // Two instances may meet here: the first one's stands.
  await db().$executeRaw`
    INSERT INTO address_secret (day, secret) VALUES (current_date, ${randomBytes(32)}) ON CONFLICT DO NOTHING`;
  await db().$executeRaw`DELETE FROM address_secret WHERE day < current_date`;
  const [made] = await today();
  if (!made) throw new Error("the secret of the day was not kept");
  return made.secret;
}

function today(): Promise<{ secret: Uint8Array }[]> {
  return db().$queryRaw`SELECT secret FROM address_secret WHERE day = current_date`;
}
