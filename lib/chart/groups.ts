import type { EditionOrigin } from "@/lib/schemas/edition";

interface Group<Claim> {
  id: string;
  /** Undefined for claims that several origins share, and so none has. */
  origin: EditionOrigin | undefined;
  claims: Claim[];
}

/**
 * Claims under the origin they come from: known voices first, then unknown and circular ones, then
 * the claims that belong to no single origin; origins and claims otherwise in the order given.
 */
export function groupByOrigin<Claim extends { origin: string | null }>(
  origins: readonly EditionOrigin[],
  claims: readonly Claim[],
): Group<Claim>[] {
  const ordered = [
    ...origins.filter(({ kind }) => kind === "known"),
    ...origins.filter(({ kind }) => kind !== "known"),
  ];
  const listed = new Set(origins.map(({ id }) => id));
  const groups: Group<Claim>[] = ordered.map((origin) => ({
    id: origin.id,
    origin,
    claims: claims.filter((claim) => claim.origin === origin.id),
  }));
  groups.push({
    id: "none",
    origin: undefined,
    claims: claims.filter(({ origin }) => origin === null || !listed.has(origin)),
  });
  return groups.filter((group) => group.claims.length > 0);
}
