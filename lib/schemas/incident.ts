import { z } from "zod";
import * as word from "@/lib/domain/vocabulary";
import { idField, line, periodField, prose, slugField } from "./fields";

const place = z
  .strictObject({
    name: line(200),
    precision: z.enum(word.placePrecisions),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
  })
  .refine((p) => (p.latitude === undefined) === (p.longitude === undefined), {
    message: "A latitude needs a longitude, and the other way round.",
  });

const participant = z.strictObject({
  party: idField,
  role: line(100),
  side: line(100).optional(),
});

const content = {
  title: line(300),
  period: periodField,
  places: z.array(place).max(100).default([]),
  participants: z.array(participant).max(100).default([]),
  parent: idField.optional(),
};

export const enterIncident = z.strictObject({ slug: slugField, ...content });
export const reviseIncident = z.strictObject({
  id: idField,
  openedOn: z.int().min(1),
  reason: prose(4000),
  ...content,
});

export const publishIncident = z.strictObject({
  incident: idField,
  /** The newest edition that the editor saw, 0 before the first; left out by whoever saw none. */
  openedOn: z.int().min(0).optional(),
  note: prose(4000).optional(),
});

export const withdrawIncident = z.strictObject({
  incident: idField,
  /** The newest edition that the editor saw. */
  openedOn: z.int().min(1),
  /** Stays on the page for every reader. */
  reason: prose(4000),
});

export type EnterIncident = z.output<typeof enterIncident>;
