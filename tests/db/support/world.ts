/*
 * Facts for tests, entered through the commands as everybody enters them. Each makes what it needs
 * and says what it made; names, slugs and addresses never meet by accident.
 */
import { enterAccount } from "@/lib/commands/accounts";
import { enterArticle } from "@/lib/commands/articles";
import { logClaim } from "@/lib/commands/claims";
import { publishIncident } from "@/lib/commands/editions";
import { enterIncident } from "@/lib/commands/incidents";
import { enterParty } from "@/lib/commands/parties";
import type { Actor } from "@/lib/domain/permissions";
import type { Role } from "@/lib/domain/vocabulary";

/** Somebody at the machine: may do everything but redact. */
export const system: Actor = { kind: "system", name: "test" };
export const anonymous: Actor = { kind: "anonymous" };

let made = 0;
/** A number that nothing of this run had before. */
export function unique(): number {
  made += 1;
  return made;
}

/** Somebody with an account of that role. */
export async function user(role: Role): Promise<Actor & { kind: "user" }> {
  const email = `${role}-${unique()}@example.org`;
  const { id } = await enterAccount(system, { name: `Some ${role}`, email, role });
  return { kind: "user", id, role };
}

type PartyInput = Parameters<typeof enterParty>[1];

/** A party by that name; its id. */
export async function party(
  name = `Party ${unique()}`,
  more: Partial<PartyInput> = {},
): Promise<string> {
  const { id } = await enterParty(system, { name, kind: "armed_group", ...more });
  return id;
}

type ArticleInput = Parameters<typeof enterArticle>[1];

export interface Article {
  id: string;
  snapshot: string;
  text: string;
  outlet: string;
  /** Where words stand in the snapshot; `nth` of several, the first is 1. */
  span: (words: string, nth?: number) => { start: number; end: number };
}

/** An article with that body. */
export async function article(body: string, more: Partial<ArticleInput> = {}): Promise<Article> {
  const outlet = more.outlet ?? (await party(`Outlet ${unique()}`, { kind: "outlet" }));
  const number = unique();
  const { id, snapshot, text } = await enterArticle(system, {
    headline: `Headline ${number}`,
    url: `https://example.org/${number}`,
    kind: "stand_in",
    ...more,
    outlet,
    text: body,
  });
  return { id, snapshot, text, outlet, span: (words, nth) => spanIn(text, words, nth) };
}

/** Where words stand in a text. */
function spanIn(text: string, words: string, nth = 1): { start: number; end: number } {
  let start = text.indexOf(words);
  for (let i = 1; i < nth; i += 1) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`"${words}" does not stand in the text`);
  return { start, end: start + words.length };
}

type IncidentInput = Parameters<typeof enterIncident>[1];

/** An incident of 1 February 2026; its id. */
export async function incident(more: Partial<IncidentInput> = {}): Promise<string> {
  const number = unique();
  const { id } = await enterIncident(system, {
    slug: `incident-${number}`,
    title: `Incident ${number}`,
    period: { start: "2026-02-01", end: "2026-02-01" },
    ...more,
  });
  return id;
}

export type ClaimInput = Parameters<typeof logClaim>[1];
export type CountInput = Extract<ClaimInput, { kind: "count" }>;
type Chain = NonNullable<CountInput["chain"]>;

/** A count that is as it should be: the killed, people, by this wording within the words that are quoted. */
export function count(
  { snapshot, span }: Article,
  incidentId: string,
  wording: string,
  more: Partial<CountInput> & { quoted?: string } = {},
): CountInput {
  const { quoted = wording, ...rest } = more;
  const quote = span(quoted);
  const within = spanIn(quoted, wording);
  return {
    kind: "count",
    incident: incidentId,
    snapshot,
    quote,
    figure: { span: { start: quote.start + within.start, end: quote.start + within.end } },
    measure: { outcome: "killed", group: "people" },
    ...rest,
  };
}

/** Who speaks, on a stated ground. */
export function speaks(...parties: string[]): Chain {
  return parties.map((one) => ({ party: one, function: "speaks", ground: "inference" }));
}

/** Who relays, on a stated ground. */
export function relays(...parties: string[]): Chain {
  return parties.map((one) => ({ party: one, function: "relays", ground: "credit_line" }));
}

/** Logs a claim; its id. */
export async function logged(input: ClaimInput): Promise<string> {
  const { id } = await logClaim(system, input);
  return id;
}

/** Publishes an incident; the edition's number. */
export async function published(incidentId: string): Promise<number> {
  const { number } = await publishIncident(system, { incident: incidentId });
  return number;
}
