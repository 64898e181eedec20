import { originAnchor } from "@/components/wording/anchors";
import type { EditionCountClaim, EditionOrigin } from "@/lib/schemas/edition";

/**
 * What the parts of one section (a measure, or a responsibility) need to name one another: its
 * anchor, its origins, and the printed wording of its figures.
 */
export interface Scene {
  anchor: string;
  origins: readonly EditionOrigin[];
  claims: readonly Pick<EditionCountClaim, "id" | "figure" | "quote">[];
}

/** How an origin of the section is called, and where it stands. */
export function originNamed(scene: Scene, id: string): { name: string; href: string } {
  const origin = scene.origins.find((candidate) => candidate.id === id);
  return { name: originName(origin), href: `#${originAnchor(scene.anchor, id)}` };
}

/** The party's name, or what keeps the origin from having one. */
export function originName(origin: EditionOrigin | undefined): string {
  if (origin?.party) return origin.party.name;
  return origin?.kind === "circular" ? "the circle of articles" : "the unknown origin";
}
