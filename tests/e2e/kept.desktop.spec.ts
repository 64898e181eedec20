import { editionDocument } from "@/lib/schemas/edition";
import { incidentListWithFacets } from "@/lib/schemas/search";
import { copyDatabase } from "@/tests/support/cluster";
import { expect, test } from "@/tests/support/page";
import { readerAddresses } from "@/tests/support/reader-addresses";
import { type Server, startServer } from "@/tests/support/server";
import { alertIn, filled, Visitor } from "@/tests/support/visitor";

// Two servers, and every answer of both before and after: a minute where the machine is busy with others.
test.describe.configure({ timeout: 240_000 });

test("what one instance publishes, readers of another see within a second; what it redacts, nobody sees anywhere", async () => {
  const { appUrl } = await copyDatabase(process.env.COUNTERCLAIM_TEST_SEEDED);
  const [one, other] = await Promise.all([startServer(appUrl), startServer(appUrl)]);
  const addresses = ["/incidents", "/incidents/gwadar-compound"].flatMap((path) => [
    `${other.url}${path}`,
    `${other.url}/api/v1${path}`,
  ]);
  const before = await Promise.all(addresses.map(read));
  expect(await Promise.all(addresses.map(read))).toEqual(before);
  for (const text of before) expect(text).toMatch(/^200 [\s\S]*Gwadar compound/);

  await withdraws(await Visitor.as(one.url, "editor"), "gwadar-compound");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const after = await Promise.all(addresses.map(read));
  for (const [i, text] of after.entries()) expect(text, addresses[i]).not.toBe(before[i]);
  expect(after[2]).toContain("The wire took its report back.");

  await isRedactedAtBoth(one, other);
  await Promise.all([one.stop(), other.stop()]);
});

async function withdraws(editor: Visitor, slug: string): Promise<void> {
  const { text } = await editor.get(`/api/v1/incidents/${slug}`);
  const { id } = editionDocument.parse(JSON.parse(text)).incident;
  const reason = "The wire took its report back.";
  const answer = await editor.submit(`/desk/incidents/${id}/publish`, "Withdraw it", { reason });
  expect(answer.location, alertIn(answer.text)).toBe(`/desk/incidents/${id}`);
}

/** The incident of which a sentence and a name are redacted, and the name. */
const slug = "operation-herof-phase-ii";
const name = "Baloch Liberation Army";
const anchor = "killed-security-forces-of-pakistan";

/** An admin redacts the words of a claim and a name at one instance; neither gives them to anybody again. */
async function isRedactedAtBoth(one: Server, other: Server): Promise<void> {
  const told = await toldOf(other.url);
  await answered(one.url, told.claim);
  const words = [name, told.words];
  // One of each kind where it is redacted, everything where that has to be heard of.
  const routes = routesOf(told);
  const all = [
    ...routes.map(([path]) => `${one.url}${path}`),
    ...routes.flat().map((path) => other.url + path),
  ];
  const shown = await inTurns(all, read);
  for (const [i, text] of shown.entries()) expect(text, all[i]).toMatch(/^200 /);
  // What the framework has to make, because we cannot or must not, has its scripts.
  const scripted = all.filter((_, i) => shown[i]?.includes("<script"));
  expect(scripted.filter((it) => !/\/(?:said|objections|frame)\b/.test(it))).toEqual([]);
  // Else it would prove nothing.
  for (const word of words) {
    expect(shown.filter((text) => text.includes(word)).length).toBeGreaterThan(10);
  }
  expect(await foundBy(other.url, name)).toContain(slug);

  const admin = await Visitor.as(one.url, "admin");
  const lines = await redacted(admin, "claim", told.claim);
  expect(lines).toContain("Operation Herof Phase II: covered in edition 1; edition 2 will say");
  await redacted(admin, "party", told.party);
  await new Promise((resolve) => setTimeout(resolve, 1000));

  const now = await inTurns(all, read);
  for (const [i, text] of now.entries()) {
    expect(text, all[i]).toMatch(/^200 /);
    for (const word of words) expect(text.includes(word), `${all[i]} says “${word}”`).toBe(false);
    // A picture has no words to look for; one of bars is another.
    if (/\.png$/.test(all[i] ?? "")) expect(text, all[i]).not.toBe(shown[i]);
  }
  for (const { url } of [one, other]) {
    for (const word of words) expect(await foundBy(url, word)).toEqual([]);
  }
  const { text: desk } = await admin.get(`/desk/articles/${told.article}`);
  const reading = /\/desk\/reading\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? "";
  const claim = [`claims/${told.claim}`, `history/claim/${told.claim}`];
  const party = [`parties/${told.party}`, `history/party/${told.party}`];
  const staff = [...claim, ...party, `articles/${told.article}`, "parties", "queue", "objections"];
  for (const path of [reading, ...[...staff, "redact"].map((it) => `/desk/${it}`)]) {
    const { status, text } = await admin.get(path);
    expect(status, path).toBe(200);
    for (const word of words) expect(text.includes(word), `${path} says “${word}”`).toBe(false);
  }
}

/** Everything that readers get of it, pictures too. */
function routesOf({ article, party }: { article: string; party: string }): string[][] {
  const query = name.slice(0, -3);
  const known = readerAddresses({ slug, query, article, party, anchor });
  const figure = `/api/v1/incidents/${slug}/editions/1/figures/${anchor}`;
  return [
    ...Object.values(known),
    ...[[`${figure}.png`], [`${figure}.card.png`], [`/corrections?incident=${slug}`]],
  ];
}

async function read(address: string): Promise<string> {
  const answer = await fetch(address);
  return `${answer.status} ${await answer.text()}`;
}

/** As many at once as a few readers would ask for. */
async function inTurns<T>(all: readonly T[], ask: (one: T) => Promise<string>): Promise<string[]> {
  const answers: string[] = [];
  for (let i = 0; i < all.length; i += 8) {
    answers.push(...(await Promise.all(all.slice(i, i + 8).map(ask))));
  }
  return answers;
}

/** A claim of the one who is redacted, with words of its quote that are the same in HTML, JSON and CSV. */
async function toldOf(url: string) {
  const document = editionDocument.parse(
    JSON.parse((await read(`${url}/api/v1/incidents/${slug}`)).slice(4)),
  );
  const claims = document.measures.flatMap((measure) => measure.claims);
  const hops = claims.flatMap((claim) => claim.chain);
  const party = hops.find((hop) => hop.party?.name === name)?.party?.id ?? "";
  const told = claims
    .map((claim) => ({
      claim: claim.id,
      article: claim.article.id,
      words: /[A-Za-z ]{30,}/.exec(claim.quote.text ?? "")?.[0].trim() ?? "",
    }))
    .find(({ words }) => words !== "");
  if (!told || party === "") throw new Error("nothing has words enough");
  return { ...told, party };
}

/** An answer to an objection that repeats the name, so that the page of corrections has it. */
async function answered(url: string, claim: string): Promise<void> {
  const form = `/objections/new?page=/incidents/${slug}&claim=${claim}`;
  const words = `Who is the ${name}?`;
  await new Visitor(url).submit(form, "Send it", { words });
  const editor = await Visitor.as(url, "editor");
  const { text } = await editor.get("/desk/queue?kind=objection");
  const [path = ""] = /\/desk\/objections\/[0-9a-f-]{36}/.exec(text) ?? [];
  const answer = { outcome: "not_upheld", text: `The ${name} calls itself so.` };
  const { status, text: refusal } = await editor.submit(path, "Answer", answer);
  expect(status, alertIn(refusal)).toBe(303);
}

/** Redacts a thing as somebody without scripts does, and says how far that was to reach. */
async function redacted(admin: Visitor, target: string, id: string): Promise<string> {
  const path = `/desk/redact?target=${target}&id=${id}`;
  const given = { legalGround: "Order 7 of the court", reason: "As ordered." };
  const see = "Show how far it reaches";
  const refused = await admin.submit(path, see, { ...given, reason: " " });
  expect(alertIn(refused.text)).toContain("Say why it is redacted.");
  const asked = await admin.submit(path, see, given);
  const done = await admin.post(path, filled(asked.text, "Redact it for good", given));
  expect(done.location, alertIn(done.text)).toBe("/desk/redact?done=yes");
  return alertIn(asked.text);
}

/** The incidents that a search finds. */
async function foundBy(url: string, words: string): Promise<string[]> {
  const answer = await read(
    `${url}/api/v1/incidents?facets=true&query=${encodeURIComponent(words)}`,
  );
  return incidentListWithFacets.parse(JSON.parse(answer.slice(4))).items.map((item) => item.slug);
}
