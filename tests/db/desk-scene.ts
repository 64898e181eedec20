import { enterAccount } from "@/lib/commands/accounts";
import { enterArticle } from "@/lib/commands/articles";
import { logClaim } from "@/lib/commands/claims";
import { enterIncident } from "@/lib/commands/incidents";
import { enterParty } from "@/lib/commands/parties";
import type { Actor } from "@/lib/domain/permissions";
import type { Role } from "@/lib/domain/vocabulary";

export const system: Actor = { kind: "system", name: "test" };

const body =
  "The army said on Monday that 17 soldiers were killed. Residents spoke of more than 20 dead. " +
  "A hospital counted 19 bodies. 17 soldiers were killed, it repeated.";

/** One article with one incident, its parties, and two claims: the army's 17 and residents' 20+. */
export async function deskScene(suffix: string) {
  const party = async (name: string, kind: "outlet" | "state_force" | "community") =>
    (await enterParty(system, { name: `${name} ${suffix}`, kind })).id;
  const outlet = await party("Paper", "outlet");
  const army = await party("Army", "state_force");
  const residents = await party("Residents", "community");
  const incident = (
    await enterIncident(system, {
      slug: `incident-${suffix}`,
      title: `Incident ${suffix}`,
      period: { start: "2026-02-01", end: "2026-02-01" },
      participants: [{ party: army, role: "target", side: "state" }],
    })
  ).id;
  const article = await enterArticle(system, {
    outlet,
    headline: `Fighting ${suffix}`,
    kind: "transcribed",
    text: body,
    publishedOn: "2026-02-02",
  });
  const { text } = article;
  const span = (words: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length };
  };
  const count = (quote: string, figure: string, who: string, words: string) => ({
    kind: "count" as const,
    incident,
    snapshot: article.snapshot,
    quote: span(quote),
    figure: { span: span(figure) },
    measure: { outcome: "killed" as const, group: "security_forces" },
    chain: [{ party: who, function: "speaks" as const, span: span(words) }],
  });
  const armys = count(
    "The army said on Monday that 17 soldiers were killed.",
    "17",
    army,
    "The army said",
  );
  const theirs = count(
    "Residents spoke of more than 20 dead.",
    "more than 20",
    residents,
    "Residents spoke",
  );
  const first = (await logClaim(system, armys)).id;
  const second = (await logClaim(system, theirs)).id;
  return {
    incident,
    article: article.id,
    snapshot: article.snapshot,
    army,
    residents,
    outlet,
    first,
    second,
    armys,
    theirs,
  };
}

/** Somebody of a role, as commands and queries know them. */
export async function somebody(role: Role, name: string): Promise<Actor & { kind: "user" }> {
  const { id } = await enterAccount(system, {
    name,
    email: `${name}@example.org`.toLowerCase(),
    role,
  });
  return { kind: "user", id, role };
}
