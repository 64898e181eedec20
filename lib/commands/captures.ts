import "server-only";
import { type Captured, pageAt, pageOf } from "@/lib/capture/capture";
import { type Network, publicNetwork } from "@/lib/capture/network";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import {
  captureAddress as addressSchema,
  type CaptureWay,
  captureFile as fileSchema,
  captureHtml as htmlSchema,
  type Reading,
} from "@/lib/schemas/capture";
import { countAttempt } from "./attempts";
import { authorise, parse } from "./change";

/** What was captured, for whoever did it to look at before it counts. */
export interface Held {
  id: string;
  way: CaptureWay;
  /** Where it was found at last; null where it was brought. */
  address: string | null;
  size: number;
  reading: Reading;
}

/**
 * Fetches a page and holds it, for a day, until its captor enters it. Nothing is recorded by that, so
 * it is no change and stands in no log. `network` is what may be reached: the public internet, unless
 * a test brings servers of its own. Throws AppError with an issue at `url`.
 */
export function captureAddress(
  actor: Actor,
  input: { url: string },
  network: Network = publicNetwork,
): Promise<Held> {
  return capture(actor, "address", "url", () => {
    const { url } = parse(addressSchema, input);
    return pageAt(url, network);
  });
}

/** The same with HTML as somebody pasted it. */
export function captureHtml(actor: Actor, input: { html: string }): Promise<Held> {
  return capture(actor, "html", "html", () => {
    const { html } = parse(htmlSchema, input);
    return pageOf(Buffer.from(html, "utf8"), "text/html; charset=utf-8");
  });
}

/** The same with a file of HTML or plain text. */
export function captureFile(
  actor: Actor,
  input: { bytes: Uint8Array; mediaType: string },
): Promise<Held> {
  return capture(actor, "file", "file", () => {
    const { bytes, mediaType } = parse(fileSchema, input);
    return pageOf(bytes, mediaType);
  });
}

/** How many of somebody's captures are held at once. */
const most = 5;
const tries = { limit: 40, told: "You captured very many pages just now." };

async function capture(
  actor: Actor,
  way: CaptureWay,
  field: string,
  read: () => Promise<Captured>,
): Promise<Held> {
  authorise(actor, "capture");
  if (actor.kind !== "user") throw new AppError("forbidden", "Only a person can capture a page.");
  await countAttempt("capture", actor.id, tries);
  const { bytes, mediaType, address, reading } = await at(field, read);
  await makeRoom(actor.id);
  const { id } = await db().capture.create({
    data: { userId: actor.id, way, address, mediaType, bytes: Buffer.from(bytes), reading },
    select: { id: true },
  });
  return { id, way, address, size: bytes.length, reading };
}

/** Empties what was captured a day ago and never entered, whosever it is. */
export async function sweepCaptures(): Promise<void> {
  await db().$executeRaw`DELETE FROM capture WHERE at < clock_timestamp() - interval '1 day'`;
}

/** Of one's own captures the oldest goes. */
async function makeRoom(userId: string): Promise<void> {
  await db().$executeRaw`
    DELETE FROM capture WHERE user_id = ${userId}::uuid AND id NOT IN (
      SELECT id FROM capture WHERE user_id = ${userId}::uuid ORDER BY at DESC LIMIT ${most - 1})`;
}

async function at<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    throw new AppError("invalid", error.message, [{ path, message: error.message }]);
  }
}
