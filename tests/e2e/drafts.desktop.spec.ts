import { randomUUID } from "node:crypto";
import { incidentListWithFacets } from "@/lib/schemas/search";
import { routesOf } from "@/tests/support/documents";
import { expect, test } from "@/tests/support/page";
import { readerAddresses } from "@/tests/support/reader-addresses";
import { projectFiles } from "@/tests/support/sources";
import { type Answer, alertIn, Visitor } from "@/tests/support/visitor";

/*
 * What was entered and not published, looked for in every answer that a reader can get. Each thing of
 * a draft carries a word that stands nowhere else.
 */
test.use({ writes: true });
test.describe.configure({ timeout: 120_000 });

const staffs = /^\/(desk|account|sign-in|sign-out|recover)(\/|$)/;
const closed = new Set(["/", "/api/…", "/api/v1/extractions", "/healthz", "/readyz"]);

test("nothing of a draft is in any answer that readers get", async ({ server }) => {
  const editor = await Visitor.as(server.url, "editor");
  const word = `zq${randomUUID().replace(/\W|\d/g, "")}`;
  const { slug, hidden, article } = await scene(editor, word);
  const public_ = routesOf(await projectFiles()).filter(
    (it) => !staffs.test(it) && !closed.has(it),
  );
  const party = await somebodyNamed(editor);
  const asked = readerAddresses({ slug, query: word.slice(0, -2), article, party });
  asked["/incidents"]?.push(`/incidents?query=shown+${word.slice(0, -2)}`);
  expect(Object.keys(asked).sort()).toEqual(public_);

  // The one that was published is there, at each of its addresses; else this would prove nothing.
  const reader = new Visitor(server.url);
  const paths = Object.values(asked).flat();
  for (const path of paths) {
    for (const visitor of [reader, editor]) {
      const { status, text, headers } = await visitor.get(path);
      expect(status, path).toBe(200);
      if (isMadeWithoutScripts(path, headers)) {
        expect(headers.get("content-security-policy"), path).toContain("script-src 'none'");
      }
      const all = `${[...headers].join("\n")}\n${text}`.toLowerCase();
      expect(all.includes(word), path).toBe(false);
    }
  }
  const known = new Set(paths.map((path) => path.replaceAll(slug, hidden)));
  for (const path of [...known].filter((it) => it.includes(hidden))) {
    for (const visitor of [reader, editor]) {
      const { status, text } = await visitor.get(path);
      expect(status, path).toBe(404);
      expect(text.toLowerCase().includes(word), path).toBe(false);
    }
  }
  // Of an article that is free to show, the text that was published; and once that is taken back, no text.
  const whole = "The whole text</h2>";
  expect((await reader.get(`/articles/${article}`)).text).toContain(whole);
  await markAs(editor, article, "Show its quotes alone");
  expect((await reader.get(`/articles/${article}`)).text).not.toContain(whole);
  // The desk has it all.
  expect((await editor.get("/desk/incidents")).text).toContain(word);
});

/** Pages that are made before the framework is entered: all but those on which something is typed or moved. */
function isMadeWithoutScripts(path: string, headers: Headers): boolean {
  const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
  return isPage && !/^\/(embed|frame|objections)|\/said$/.test(path);
}

/** A party that a published incident names. */
async function somebodyNamed(visitor: Visitor): Promise<string> {
  const { text } = await visitor.get("/api/v1/incidents?facets=true");
  const { facets } = incidentListWithFacets.parse(JSON.parse(text));
  return facets.parties[0]?.party.id ?? "";
}

/** An incident that is published, with a draft of everything since; and one that never was. */
async function scene(
  editor: Visitor,
  word: string,
): Promise<{ slug: string; hidden: string; article: string }> {
  const slug = `shown-${randomUUID()}`;
  const hidden = `hidden-${randomUUID()}`;
  const period = { "period.start": "2026-02-01" };
  const enter = async (address: string, title: string) =>
    idIn(
      await editor.submit("/desk/incidents/new", "Enter the incident", {
        title,
        slug: address,
        ...period,
      }),
    );
  const incident = await enter(slug, "A shown incident");
  const other = await enter(hidden, `Incident ${word}`);
  const { claim: shown, article } = await log(
    editor,
    incident,
    "17 people were killed.",
    "17",
    "The Balochistan Post",
  );
  await publish(editor, incident);
  await markAs(editor, article, "Mark it free to show");
  const anew = { headline: "Headline", text: `It is said by ${word}.`, kind: "stand_in" };
  idIn(await editor.submit(`/desk/articles/${article}/capture`, "Keep this snapshot", anew));

  await editor.submit("/desk/parties/new", "Enter the party", { name: word, kind: "outlet" });
  const quote = `${word} said that 84 people were killed.`;
  await log(editor, incident, quote, "84", word);
  await log(editor, other, quote.replace("84", "85"), "85", word);
  await editor.submit(`/desk/claims/${shown}/assess`, "Decide", {
    status: "discounted",
    rationale: `Because of ${word}.`,
  });
  const revised = await editor.submit(`/desk/incidents/${incident}/edit`, "Write the revision", {
    title: `Incident ${word}`,
    ...period,
    "places[0].name": word,
    "places[0].precision": "settlement",
    "participants[0].party": word,
    "participants[0].role": word,
    reason: word,
  });
  expect(revised.location, alertIn(revised.text)).toBe(`/desk/incidents/${incident}`);
  return { slug, hidden, article };
}

async function log(
  editor: Visitor,
  incident: string,
  quote: string,
  figure: string,
  outlet: string,
): Promise<{ claim: string; article: string }> {
  const article = idIn(
    await editor.submit("/desk/articles/new", "Enter the article", {
      outlet,
      headline: `Headline of ${outlet}`,
      text: quote,
      kind: "stand_in",
    }),
  );
  const { text } = await editor.get(`/desk/articles/${article}`);
  const [, snapshot = ""] = /\/desk\/claims\/new\?snapshot=([0-9a-f-]{36})/.exec(text) ?? [];
  const claim = idIn(
    await editor.submit(`/desk/claims/new?snapshot=${snapshot}`, "Log the claim", {
      incident,
      kind: "count",
      quote,
      figure,
      "measure.outcome": "killed",
      "measure.group": "people",
    }),
  );
  return { claim, article };
}

async function markAs(editor: Visitor, article: string, button: string): Promise<void> {
  const path = `/desk/articles/${article}`;
  const { location, text } = await editor.submit(path, button, { why: "CC BY 4.0" });
  expect(location, alertIn(text)).toBe(path);
}

async function publish(editor: Visitor, incident: string): Promise<void> {
  const path = `/desk/incidents/${incident}/publish`;
  const { location, text } = await editor.submit(path, "Publish edition 1", { note: "" });
  expect(location, alertIn(text)).toBe(`/desk/incidents/${incident}`);
}

function idIn({ location, text }: Answer): string {
  const [, id] = /([0-9a-f]{8}-[0-9a-f-]{27})/.exec(location ?? "") ?? [];
  if (id === undefined) throw new Error(`Nothing was written: ${alertIn(text)}`);
  return id;
}
