import { originAnchor } from "@/components/wording/anchors";
import type { EditionCountClaim, EditionOrigin } from "@/lib/schemas/edition";

/** A figure as it was printed, and where it stands. */
export type SceneClaim = Pick<EditionCountClaim, "id" | "figure" | "quote">;

/** Whether a party or an article has a page to lead to: of an older edition not all of them have one any more. */
export type HasPage = (id: string) => boolean;

/**
 * What the parts of one section (a measure, or a responsibility) need to name one another: its
 * anchor, its origins, and the printed wording of its figures.
 */
export interface Scene {
  anchor: string;
  origins: ReadonlyMap<string, SceneOrigin>;
  claims: ReadonlyMap<string, SceneClaim>;
  hasPage: HasPage;
}

/** How an origin of the section is called, and where it stands. */
export interface SceneOrigin {
  name: string;
  anchor: string;
  href: string;
  isKnown: boolean;
  /** The party whose page its heading leads to. */
  party: string | null;
}

/** Put together once for a section, and asked for every claim of it. */
export function sceneOf(
  anchor: string,
  origins: readonly EditionOrigin[],
  claims: readonly SceneClaim[],
  hasPage: HasPage,
): Scene {
  const named = (origin: EditionOrigin): SceneOrigin => ({
    name: originName(origin),
    ...placeOf(anchor, origin.id),
    isKnown: origin.kind === "known",
    party: origin.party && hasPage(origin.party.id) ? origin.party.id : null,
  });
  return {
    anchor,
    origins: new Map(origins.map((origin) => [origin.id, named(origin)])),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    hasPage,
  };
}

/** An origin of the section; what it does not know is unknown. */
export function originNamed({ anchor, origins }: Scene, id: string): SceneOrigin {
  const unknown = { name: originName(undefined), isKnown: false, party: null };
  return origins.get(id) ?? { ...unknown, ...placeOf(anchor, id) };
}

function placeOf(section: string, origin: string) {
  const anchor = originAnchor(section, origin);
  return { anchor, href: `#${anchor}` };
}

/** Of more than these in one sentence the last are counted: nobody reads twenty names. */
const namedAtMost = 5;

/** Those that a sentence names, and how many others it counts. */
export function namedOf<T>(all: readonly T[]): { named: readonly T[]; others: number } {
  const named = all.length > namedAtMost ? all.slice(0, namedAtMost - 1) : all;
  return { named, others: all.length - named.length };
}

/** The party's name, or what keeps the origin from having one. */
function originName(origin: EditionOrigin | undefined): string {
  if (origin?.party) return origin.party.name;
  return origin?.kind === "circular" ? "the circle of articles" : "the unknown origin";
}
