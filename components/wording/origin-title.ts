import type { EditionOrigin } from "@/lib/schemas/edition";

/** How an origin is headed: the party's name, or what keeps it from having one. */
export function originTitle(origin: EditionOrigin | undefined): string {
  if (origin === undefined) return "Of no single origin";
  if (origin.party !== null) return origin.party.name;
  return origin.kind === "circular" ? "Circular" : "Origin unknown";
}
