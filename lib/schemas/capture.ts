import { z } from "zod";
import { addressField } from "./fields";

/** How the bytes came: fetched by this server, pasted as HTML, or uploaded as a file. */
export const captureWays = ["address", "html", "file"] as const;
const captureWay = z.enum(captureWays);
export type CaptureWay = z.infer<typeof captureWay>;

/** What was read from a page: its text, and what the page says of itself; null where it says nothing. */
export const reading = z.strictObject({
  headline: z.string(),
  /** Paragraphs with a blank line between, without the headline. */
  body: z.string(),
  byline: z.string().nullable(),
  /** A calendar day, as the page writes it. */
  publishedOn: z.string().nullable(),
  /** BCP 47. */
  language: z.string().nullable(),
  /** The outlet's name, as the page gives it. */
  outlet: z.string().nullable(),
  /** The address that the page calls its own. */
  canonical: z.string().nullable(),
  charset: z.string(),
  /** What whoever checks it should know, as sentences. */
  notes: z.array(z.string()),
});
export type Reading = z.infer<typeof reading>;

export const captureAddress = z.strictObject({ url: addressField });

/** HTML as it was pasted. */
export const captureHtml = z.strictObject({
  html: z.string().min(1, "Paste the HTML of the page."),
});

export const captureFile = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  /** The file's type as the browser says it; may be empty. */
  mediaType: z.string().max(200),
});
