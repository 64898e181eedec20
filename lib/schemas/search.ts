/** What readers may look for among published incidents, and what they get. */
import { z } from "zod";
import { isEventDate } from "@/lib/domain/timeline";
import { outcomes, standings, statuses } from "@/lib/domain/vocabulary";
import { incidentList, partyRef } from "./edition";
import { groupField } from "./fields";

/** How long a search may be, in characters, and how many words it may have. */
export const searchLengthLimit = 200;
export const searchWordLimit = 12;

export const searchOrders = ["newest", "oldest", "latest"] as const;

/** A parameter that was left empty, as forms send it, counts as not given. */
function given<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
}

const text = (limit: number, what: string) =>
  given(
    z
      .string()
      .trim()
      .max(limit, `${what} has ${limit} characters at most.`)
      .refine((value) => !value.includes("\0") && value.isWellFormed(), `${what} cannot be read.`)
      .transform((value) => (value === "" ? undefined : value)),
  );

/** A party as a reader names it, whom `partiesCalled` looks for. */
export const partyName = text(300, "The name of a party");

const day = given(
  z
    .string()
    .refine(
      (value) => value.length <= 10 && isEventDate(value),
      "Write a day, a month or a year of the calendar: 2026-02-01, 2026-02 or 2026.",
    ),
);

/** What is said of a group that nobody can be looking for. */
export const noSuchGroup = "There is no such group.";

/** What can be asked of the list, each once. Those of a measure (outcome, group, standing, status) belong together. */
export const searchParams = z.object({
  /** Words of titles, places, parties and quotes. */
  query: text(searchLengthLimit, "What to look for"),
  place: text(100, "A place"),
  /** The period of the incident touches the days from … */
  from: day,
  /** … to. */
  to: day,
  /** A party that acts, is counted, is blamed or is heard. */
  party: given(z.uuid("This is not the identifier of a party.").toLowerCase()),
  outcome: given(z.enum(outcomes, "There is no such outcome.")),
  /** Who or what was counted, or a group within it: a term of the tree that is published, or that every tree has. */
  group: given(z.string().refine((it) => groupField.safeParse(it).success, noSuchGroup)),
  standing: given(z.enum(standings, "There is no such standing.")),
  status: given(z.enum(statuses, "There is no such status.")),
  sort: given(z.enum(searchOrders, "There is no such order.")).transform((it) => it ?? "newest"),
});

/** Whether anything is looked for, or everything is listed in its own order. */
export function isSearch({ sort, ...wanted }: IncidentSearch): boolean {
  return sort !== "newest" || Object.values(wanted).some((value) => value !== undefined);
}

/** A value that found incidents can be narrowed by, and how many of those counted have it. */
const counted = { count: z.int().min(0) };

/**
 * How many were found, and by what they can be narrowed. Counting ends at a thousand: with `more` there are
 * more than `total`, and every count is of the first `total` in the order alone.
 */
const searchFacets = z.object({
  total: z.int().min(0),
  more: z.boolean(),
  outcomes: z.array(z.object({ value: z.enum(outcomes), ...counted })),
  /** At most thirty; of a group that was asked for, itself, found or not, and those within it. `label` is its words. */
  groups: z.array(z.object({ value: z.string(), label: z.string(), ...counted })),
  standings: z.array(z.object({ value: z.enum(standings), ...counted })),
  statuses: z.array(z.object({ value: z.enum(statuses), ...counted })),
  /** Those met most often, at most twelve. */
  places: z.array(z.object({ name: z.string(), ...counted })),
  parties: z.array(z.object({ party: partyRef, ...counted })),
});

/** `GET /api/v1/incidents?facets=true` */
export const incidentListWithFacets = incidentList.extend({ facets: searchFacets });

export type IncidentSearch = z.infer<typeof searchParams>;
export type SearchOrder = (typeof searchOrders)[number];
export type SearchFacets = z.infer<typeof searchFacets>;
