import { randomUUID } from "node:crypto";
import { expect, test } from "@/tests/support/page";
import { type Answer, alertIn, filled, Visitor } from "@/tests/support/visitor";

/*
 * Two people at one record, over bare HTTP. The one who comes second keeps the text, sees what the
 * first one did, and writes when the same form is sent again; a form whose answer was lost on the
 * way is sent again and written once.
 */
test.use({ writes: true });
test.describe.configure({ timeout: 120_000 });

interface Turn {
  path: string;
  button: string;
  first: Record<string, string>;
  second: Record<string, string>;
  /** What the second is shown of what the first did. */
  shows: string[];
  /** Where whoever has written goes. */
  goes: RegExp;
}

test("the second of two is shown what the first did, keeps the text, and may go on", async ({
  server,
}) => {
  const [one, two] = [
    await Visitor.as(server.url, "editor"),
    await Visitor.as(server.url, "admin"),
  ];
  const { party, incident, article, claim } = await scene(one);
  const period = { "period.start": "2026-02-01" };
  const outlet = { outlet: "The Balochistan Post" };
  const assessed = `/desk/claims/${claim}/assess`;
  const publishing = `/desk/incidents/${incident}/publish`;
  const turns: Turn[] = [
    {
      path: `/desk/parties/${party}`,
      button: "Write the revision",
      first: { name: "The first name", kind: "monitor", reason: "The first reason." },
      second: { name: "The second name", kind: "monitor", reason: "The second reason." },
      shows: ["→ The first name", "by Demonstration editor, because: The first reason."],
      goes: new RegExp(`^/desk/history/party/${party}$`),
    },
    {
      path: `/desk/incidents/${incident}/edit`,
      button: "Write the revision",
      first: { title: "The first title", ...period, reason: "The first reason." },
      second: { title: "The second title", ...period, reason: "The second reason." },
      shows: ["→ The first title", "because: The first reason."],
      goes: new RegExp(`^/desk/incidents/${incident}$`),
    },
    {
      path: `/desk/articles/${article}`,
      button: "Write the revision",
      first: { headline: "The first headline", ...outlet, reason: "The first reason." },
      second: { headline: "The second headline", ...outlet, reason: "The second reason." },
      shows: ["→ The first headline", "because: The first reason."],
      goes: new RegExp(`^/desk/articles/${article}$`),
    },
    {
      path: assessed,
      button: "Decide",
      first: { status: "discounted", rationale: "The first rationale." },
      second: { status: "contested", rationale: "The second rationale." },
      shows: ["discounted: The first rationale.", "by Demonstration editor"],
      goes: new RegExp(`^/desk/incidents/${incident}#claim-${claim.slice(-12)}$`),
    },
    {
      path: publishing,
      button: "Publish edition 1",
      first: { note: "The first note." },
      second: { note: "The second note." },
      shows: ["Edition 1, published by Demonstration editor: The first note."],
      goes: new RegExp(`^/desk/incidents/${incident}$`),
    },
    {
      path: publishing,
      button: "Withdraw it",
      first: { reason: "The first reason." },
      second: { reason: "The second reason." },
      shows: ["Edition 3, withdrawn by Demonstration editor: The first reason."],
      goes: new RegExp(`^/desk/incidents/${incident}$`),
    },
  ];
  for (const turn of turns) await take(turn, one, two);
});

/** Both open the form; the first writes, twice, for the answer was lost; then the second writes. */
async function take(turn: Turn, one: Visitor, two: Visitor): Promise<void> {
  const { path, button, first, second, shows, goes } = turn;
  const page = path.split("?")[0] ?? path;
  const [ours, theirs] = await Promise.all([one.get(path), two.get(path)]);
  const body = filled(ours.text, button, first);
  const answers = [await one.post(page, body), await one.post(page, body)];
  for (const { location, text } of answers) {
    expect(location, `${path}: ${alertIn(text)}`).toMatch(goes);
  }
  const refused = await two.post(page, filled(theirs.text, button, second));
  const told = alertIn(refused.text);
  expect(told, path).toContain("Somebody else changed this since you opened it");
  for (const words of shows) expect(told).toContain(words);
  for (const words of Object.values(second)) expect(refused.text, path).toContain(words);
  // The number in the button is the next one; everything else is as it was.
  const again = button === "Publish edition 1" ? "Publish edition 2" : button;
  const written = await two.post(page, filled(refused.text, again, second));
  // Nothing is left to be withdrawn, and the text is not lost even then.
  if (button === "Withdraw it") {
    expect(alertIn(written.text)).toContain("This incident is withdrawn already.");
    return expect(written.text).toContain("The second reason.");
  }
  expect(written.location, `${path}: ${alertIn(written.text)}`).toMatch(goes);
}

async function scene(editor: Visitor) {
  const name = randomUUID();
  const slug = `incident-${name}`;
  const party = idIn(
    await editor.submit("/desk/parties/new", "Enter the party", { name, kind: "monitor" }),
  );
  const incident = idIn(
    await editor.submit("/desk/incidents/new", "Enter the incident", {
      title: `Incident ${name}`,
      slug,
      "period.start": "2026-02-01",
    }),
  );
  const article = idIn(
    await editor.submit("/desk/articles/new", "Enter the article", {
      outlet: "The Balochistan Post",
      headline: `Headline ${name}`,
      text: "17 people were killed.",
      kind: "stand_in",
    }),
  );
  const { text } = await editor.get(`/desk/articles/${article}`);
  const [, snapshot = ""] = /\/desk\/claims\/new\?snapshot=([0-9a-f-]{36})/.exec(text) ?? [];
  const claim = idIn(
    await editor.submit(`/desk/claims/new?snapshot=${snapshot}`, "Log the claim", {
      incident,
      kind: "count",
      quote: "17 people were killed.",
      figure: "17",
      "measure.outcome": "killed",
      "measure.group": "people",
    }),
  );
  return { party, incident, article, claim };
}

function idIn({ location, text }: Answer): string {
  const [, id] = /([0-9a-f]{8}-[0-9a-f-]{27})/.exec(location ?? "") ?? [];
  if (id === undefined) throw new Error(`Nothing was written: ${alertIn(text)}`);
  return id;
}
