/** The small world of random verbs: people, what they speak of, and what they have made of it so far. */
import type { Actor } from "@/lib/domain/permissions";
import {
  type Article,
  anonymous,
  article,
  count,
  incident,
  logged,
  party,
  speaks,
  unique,
  user,
} from "./world";

export const world: {
  people: Actor[];
  speakers: string[];
  papers: Article[];
  incident: string;
  /** Another that may be the same. */
  twin: string;
  claims: string[];
  links: string[];
  copies: string[];
  /** How often words of it were redacted. */
  redacted: number;
} = {
  people: [],
  speakers: [],
  papers: [],
  incident: "",
  twin: "",
  claims: [],
  links: [],
  copies: [],
  redacted: 0,
};

/** Whoever does something, and whoever says something; with a first incident of theirs. */
export async function populate(): Promise<void> {
  world.people = [
    anonymous,
    await user("viewer"),
    await user("analyst"),
    await user("analyst"),
    await user("editor"),
    await user("editor"),
    await user("admin"),
  ];
  world.speakers = [await party("The fuzzed army"), await party("The fuzzed hospital")];
  await begin();
}

/** A new incident with a claim of each speaker, and its twin: many claims would only make every step slower. */
export async function begin(): Promise<void> {
  Object.assign(world, { claims: [], links: [], copies: [], redacted: 0 });
  // Of those of before some words are redacted.
  const body = wordings.map((wording) => `${wording} died there, they said.`).join("\n");
  world.papers = [await article(body), await article(`${body}\nAgain.`)];
  world.incident = await incident({ slug: `fuzz-${unique()}` });
  world.twin = await incident({ slug: `fuzz-${unique()}` });
  for (const [n, who] of world.speakers.entries()) {
    const paper = world.papers[n];
    if (paper) world.claims.push(await logged(claimOf(paper, n, who)));
  }
  const [paper] = world.papers;
  if (paper) world.claims.push(await logged({ ...claimOf(paper, 5, null), incident: world.twin }));
}

export function claimOf(paper: Article, n: number, speaker: string | null) {
  const wording = wordings[n % wordings.length] ?? "12";
  const quoted = `${wording} died there, they said.`;
  const start = paper.text.indexOf(`\n${quoted}`) + 1;
  return {
    ...count(paper, world.incident, wording, { quoted, chain: speaker ? speaks(speaker) : [] }),
    quote: { start, end: start + quoted.length },
    figure: { span: { start, end: start + wording.length } },
  };
}

// No vague words: an origin of those alone is listed, and no voice that a standing counts.
const wordings = ["12", "more than 11", "at least 12", "up to 20", "about 12", "10 to 14", "15"];

export function pick<T>(all: readonly T[], index: number): T {
  const found = all[index % Math.max(1, all.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}
