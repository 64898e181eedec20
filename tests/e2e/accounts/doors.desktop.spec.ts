import { randomUUID } from "node:crypto";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { demonstrationAccount } from "@/tests/support/accounts";
import { copyDatabase } from "@/tests/support/cluster";
import { routesOf } from "@/tests/support/documents";
import { expect, test } from "@/tests/support/page";
import { startServer } from "@/tests/support/server";
import { projectFiles } from "@/tests/support/sources";
import { type Answer, alertIn, filled, Visitor } from "@/tests/support/visitor";

// Over bare HTTP, as somebody would who does not keep to what the pages offer.
test.describe.configure({ timeout: 120_000 });

const roles = ["viewer", "analyst", "editor", "admin"] as const;
const [mark, session] = ["counterclaim.known_browser", "counterclaim.session_token"];
const nobody = "00000000-0000-7000-8000-000000000000";

// What a GET of each address answers: nobody, viewer, analyst, editor, admin. "in" is sent to sign in.
const routes: Record<string, [path: string, answers: string]> = {
  "/": ["/", "                                          307 307 307 307 307"],
  "/incidents": ["/incidents", "                        200 200 200 200 200"],
  "/incidents/*": ["/incidents/phulabad-turbat", "      200 200 200 200 200"],
  "/incidents/*/history": ["/incidents/phulabad-turbat/history", "200 200 200 200 200"],
  "/map": ["/map", "                                    200 200 200 200 200"],
  "/method": ["/method", "                              200 200 200 200 200"],
  "/frame": ["/frame", "                                200 200 200 200 200"],
  "/objections/new": ["/objections/new", "              200 200 200 200 200"],
  "/corrections": ["/corrections", "                    200 200 200 200 200"],
  "/api/v1/corrections": ["/api/v1/corrections", "      200 200 200 200 200"],
  "/desk/redact": ["/desk/redact", "                    in  403 403 403 200"],
  "/desk/objections": ["/desk/objections", "            in  403 403 200 200"],
  "/desk/objections/*": [`/desk/objections/${nobody}`, "in 403 403 404 404"],
  "/desk/incidents/*/reply": [`/desk/incidents/${nobody}/reply`, "in 403 403 404 404"],
  "/robots.txt": ["/robots.txt", "                      200 200 200 200 200"],
  "/api/…": ["/api/nothing", "                          404 404 404 404 404"],
  "/api/v1/incidents": ["/api/v1/incidents", "          200 200 200 200 200"],
  "/api/v1/incidents/*": ["/api/v1/incidents/phulabad-turbat", "200 200 200 200 200"],
  "/api/v1/incidents/*/editions/*": [
    "/api/v1/incidents/phulabad-turbat/editions/1",
    "                                                   200 200 200 200 200",
  ],
  "/api/v1/incidents/*/history": [
    "/api/v1/incidents/phulabad-turbat/history",
    "                                                   200 200 200 200 200",
  ],
  "/api/v1/incidents/*/editions/*/*": [
    "/api/v1/incidents/phulabad-turbat/editions/1/claims.csv",
    "                                                   200 200 200 200 200",
  ],
  "/api/v1/incidents/*/editions.atom": [
    "/api/v1/incidents/phulabad-turbat/editions.atom",
    "                                                   200 200 200 200 200",
  ],
  "/api/v1/incidents/*/editions/*/figures/*": [
    "/api/v1/incidents/gwadar-compound/editions/1/figures/killed-civilians.svg",
    "                                                   200 200 200 200 200",
  ],
  "/embed/*/*/*": ["/embed/gwadar-compound/1/killed-civilians", "200 200 200 200 200"],
  "/incidents/*/editions/*": [
    "/incidents/phulabad-turbat/editions/1",
    "                                                   200 200 200 200 200",
  ],
  "/api/v1/incidents/claims.csv": ["/api/v1/incidents/claims.csv", "200 200 200 200 200"],
  "/api/v1/incidents/claims.jsonld": ["/api/v1/incidents/claims.jsonld", "200 200 200 200 200"],
  "/api/v1/incidents/feed.atom": ["/api/v1/incidents/feed.atom", "200 200 200 200 200"],
  "/incidents/*/editions/*/said": [
    "/incidents/phulabad-turbat/editions/1/said",
    "                                                   200 200 200 200 200",
  ],
  "/parties/*": [`/parties/${nobody}`, "                404 404 404 404 404"],
  "/api/v1/parties/*": [`/api/v1/parties/${nobody}`, "  404 404 404 404 404"],
  "/articles/*": [`/articles/${nobody}`, "              404 404 404 404 404"],
  "/api/v1/articles/*": [`/api/v1/articles/${nobody}`, "404 404 404 404 404"],
  "/api/v1/extractions": ["/api/v1/extractions", "      405 405 405 405 405"],
  "/api/v1/log/head": ["/api/v1/log/head", "            200 200 200 200 200"],
  "/sign-in": ["/sign-in", "                            200 307 307 307 307"],
  "/sign-in/code": ["/sign-in/code", "                  200 200 200 200 200"],
  "/sign-out": ["/sign-out", "                          405 405 405 405 405"],
  "/recover": ["/recover", "                            200 200 200 200 200"],
  "/account": ["/account", "                            in  200 200 200 200"],
  "/account/second-factor": ["/account/second-factor", "in  200 200 200 200"],
  "/desk": ["/desk", "                                  in  200 200 200 200"],
  "/desk/accounts": ["/desk/accounts", "                in  403 403 403 200"],
  "/desk/accounts/*": [`/desk/accounts/${nobody}`, "    in  403 403 403 404"],
  "/healthz": ["/healthz", "                            200 200 200 200 200"],
  "/readyz": ["/readyz", "                              200 200 200 200 200"],
  "/desk/incidents": ["/desk/incidents", "              in  403 200 200 200"],
  "/desk/incidents/new": ["/desk/incidents/new", "      in  403 200 200 200"],
  "/desk/incidents/*": [`/desk/incidents/${nobody}`, "  in  403 404 404 404"],
  "/desk/incidents/*/edit": [`/desk/incidents/${nobody}/edit`, "in 403 404 404 404"],
  "/desk/incidents/*/move": [`/desk/incidents/${nobody}/move`, "in 403 403 404 404"],
  "/desk/parties/*/split": [`/desk/parties/${nobody}/split`, "in 403 403 404 404"],
  "/desk/merge/*/*": [`/desk/merge/party/${nobody}`, "in 403 403 404 404"],
  "/desk/queue": ["/desk/queue", "in 403 403 200 200"],
  "/desk/incidents/*/publish": [`/desk/incidents/${nobody}/publish`, "in 403 403 404 404"],
  "/desk/incidents/*/find": [`/desk/incidents/${nobody}/find`, "in 403 403 404 404"],
  "/desk/articles": ["/desk/articles", "                in  403 200 200 200"],
  "/desk/articles/new": ["/desk/articles/new", "        in  403 200 200 200"],
  "/desk/articles/*": [`/desk/articles/${nobody}`, "    in  403 404 404 404"],
  "/desk/articles/*/capture": [`/desk/articles/${nobody}/capture`, "in 403 404 404 404"],
  "/desk/parties": ["/desk/parties", "                  in  403 200 200 200"],
  "/desk/parties/new": ["/desk/parties/new", "          in  403 200 200 200"],
  "/desk/parties/find": ["/desk/parties/find?q=a", "    401 403 200 200 200"],
  "/desk/parties/*": [`/desk/parties/${nobody}`, "      in  403 404 404 404"],
  "/desk/reading/*": [`/desk/reading/${nobody}`, "      in  403 404 404 404"],
  "/desk/claims/new": ["/desk/claims/new", "            in  403 404 404 404"],
  "/desk/claims/*": [`/desk/claims/${nobody}`, "        in  403 404 404 404"],
  "/desk/claims/*/assess": [`/desk/claims/${nobody}/assess`, "in 403 403 404 404"],
  "/desk/incidents/*/links": [`/desk/incidents/${nobody}/links`, "in 403 404 404 404"],
  "/desk/incidents/*/links/new": [`/desk/incidents/${nobody}/links/new`, "in 403 404 404 404"],
  "/desk/incidents/*/dependences/new": [
    `/desk/incidents/${nobody}/dependences/new`,
    "                                                   in  403 403 404 404",
  ],
  "/desk/links/*": [`/desk/links/${nobody}`, "          in  403 404 404 404"],
  "/desk/dependences/*": [`/desk/dependences/${nobody}`, "in 403 404 404 404"],
  "/desk/derivations/new": ["/desk/derivations/new", "  in  403 404 404 404"],
  "/desk/derivations/*": [`/desk/derivations/${nobody}`, "in 403 404 404 404"],
  "/desk/history/*/*": [`/desk/history/claim/${nobody}`, "in 403 404 404 404"],
};

const said = ({ status, location }: Answer) =>
  location?.startsWith("/sign-in?next=") ? "in" : String(status);

test("every address answers every role as the table says, and shares nothing of staff", async ({
  server,
}) => {
  expect(Object.keys(routes).sort()).toEqual(routesOf(await projectFiles()).sort());
  const visitors = [new Visitor(server.url)];
  for (const role of roles) visitors.push(await Visitor.as(server.url, role));
  const given: string[] = [];
  for (const [path] of Object.values(routes)) {
    const all = await Promise.all(visitors.map((it) => it.get(path)));
    given.push(`${path} ${all.map(said).join(" ")}`);
    expectNothingShared(path, all);
  }
  // Nor does what the framework's scripts ask for in place of pages.
  for (const path of ["/desk", "/desk/accounts", "/account"]) {
    for (const it of visitors) expectNothingShared(path, [await it.get(path, { rsc: "1" })]);
  }
  const table = Object.values(routes);
  expect(given).toEqual(table.map(([path, to]) => `${path} ${to.trim().split(/\s+/).join(" ")}`));
});

test("a text is read for analysts, and for nobody else", async ({ server }) => {
  const path = "/api/v1/extractions";
  const sent = { title: "Blast kills 12", text: "Twelve people were killed, police said." };
  const read = (visitor: Visitor, body: string, headers = {}) =>
    visitor.send(path, body, { "content-type": "application/json", ...headers });
  const analyst = await Visitor.as(server.url, "analyst");
  const answer = await read(analyst, JSON.stringify(sent));
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  const { claims, credits } = JSON.parse(answer.text);
  expect(claims).toMatchObject([
    { outcome: "killed", figure: { text: "12", lower: 12 }, claimant: null, rule: "object" },
    { figureSpan: { start: 16, end: 22 }, claimant: "police", via: [], hedge: "said" },
  ]);
  expect(credits).toEqual([]);
  const refused: [Visitor, string, Record<string, string>, number, string][] = [
    [new Visitor(server.url), JSON.stringify(sent), {}, 401, "Sign in"],
    [await Visitor.as(server.url, "viewer"), JSON.stringify(sent), {}, 403, "analysts"],
    [
      analyst,
      JSON.stringify(sent),
      { origin: "https://example.org" },
      403,
      "sent from https://example.org",
    ],
    [analyst, "{", {}, 400, "cannot be read"],
    [analyst, '{"text": 1}', {}, 400, '"path":"text"'],
    [analyst, JSON.stringify({ text: "a".repeat(500_001) }), {}, 400, "in parts"],
    [analyst, JSON.stringify(sent), { "content-type": "text/plain" }, 400, "application/json"],
  ];
  for (const [visitor, body, headers, status, words] of refused) {
    const problem = await read(visitor, body, headers);
    expect(problem.status).toBe(status);
    expect(problem.text).toContain(words);
  }
});

/** What staff see is kept by no cache; what readers get is the same for everybody, and names nobody. */
function expectNothingShared(path: string, answers: readonly Answer[]): void {
  if (/^\/(desk|account|sign-in|sign-out|recover)\b/.test(path)) {
    for (const { headers } of answers) {
      expect(headers.get("cache-control"), path).toBe("private, no-store");
    }
    return;
  }
  expect([...new Set(answers.map(({ text }) => plain(text)))], path).toHaveLength(1);
  for (const { text, headers } of answers) {
    expect(text, path).not.toMatch(/Demonstration (viewer|analyst|editor|admin)|Signed in as/);
    expect(headers.getSetCookie(), path).toEqual([]);
    expect(headers.get("vary") ?? "", path).not.toMatch(/cookie/i);
  }
}

/**
 * Without what is another in each answer: the scripts of a page that is not kept and the order of what stands
 * in its head, which the framework writes as its parts are ready, their nonce, a form's key, and when it was made.
 */
function plain(text: string): string {
  return text
    .replace(/<script\b[^>]*>.*?<\/script>/gs, "")
    .replace(/<head>.*?<\/head>/s, (head) => (head.match(/<[^>]+>[^<]*/g) ?? []).sort().join(""))
    .replace(/[\w+/]{22}==/g, "nonce")
    .replace(/(?: name="key" value="|&quot;key&quot;:&quot;)[0-9a-f-]{36}/g, "")
    .replace(/\d\d:\d\d UTC/g, "")
    .replace(/"(?:at|now)":"[^"]*"/g, "");
}

test("the forms of admins do nothing for anybody else, though sent as they stand", async ({
  server,
}) => {
  const admin = await Visitor.as(server.url, "admin");
  const id = await enteredBy(admin, `${randomUUID()}@example.org`);
  const page = `/desk/accounts/${id}`;
  const forms: [path: string, button: string, fields: Record<string, string>][] = [
    ["/desk/accounts", "Enter the account", { name: "A", email: "a@example.org", role: "admin" }],
    [page, "Change the role", { role: "admin" }],
    [page, "Make a recovery code", {}],
    [page, "End all sessions", {}],
    [page, "Close the account", {}],
  ];
  const others = [new Visitor(server.url)];
  for (const role of roles.slice(0, 3)) others.push(await Visitor.as(server.url, role));
  const before = await headOf(admin);
  for (const [path, button, fields] of forms) {
    const body = filled((await admin.get(path)).text, button, fields);
    for (const other of others) {
      expect([303, 307, 403], `${button}`).toContain((await other.post(path, body)).status);
    }
  }
  expect(await headOf(admin)).toBe(before);
  // The same forms do it for an admin.
  for (const [path, button, fields] of forms) {
    const answer = await admin.submit(path, button, fields);
    expect(`${button}: ${alertIn(answer.text)}`).toBe(`${button}: `);
    const isDone = /role="status"|, closed</.test(answer.text);
    expect(`${button} is done: ${isDone}`).toBe(`${button} is done: true`);
  }
  expect(await headOf(admin)).not.toBe(before);
});

test("a form from another site, or from nowhere, does nothing", async ({ server }) => {
  const admin = await Visitor.as(server.url, "admin");
  const before = await headOf(admin);
  const fields = { name: "A", email: `${randomUUID()}@example.org`, role: "admin" };
  for (const origin of ["https://other.example", "null", "http://127.0.0.1.other.example"]) {
    const answer = await admin.submit("/desk/accounts", "Enter the account", fields, { origin });
    expect(answer.status).toBe(403);
    const from = origin === "null" ? "a page that does not say where it is" : origin;
    const { host } = new URL(server.url);
    expect(answer.text).toContain(
      `sent from ${from}, and this site is ${host}: nothing was written. Open the page there`,
    );
    expect((await admin.post("/sign-out", new FormData(), { origin })).status).toBe(403);
  }
  expect((await admin.get("/desk")).status).toBe(200);
  expect(await headOf(admin)).toBe(before);
});

test("signing in is throttled, in a clear sentence, for that account and for strangers alone", async ({
  server,
}) => {
  const admin = await Visitor.as(server.url, "admin");
  const email = `${randomUUID()}@example.org`;
  const { id, code } = await enter(admin, email);
  const password = "chosen by its owner";
  const owner = new Visitor(server.url);
  await owner.submit("/recover", "Set the password", { code, password });
  const guesser = new Visitor(server.url);
  const wrong = "E-mail address or password is not right.";
  for (let i = 0; i < 10; i += 1) {
    const { text } = await guesser.signIn(email, `guess ${i}`);
    expect(alertIn(text)).toBe(wrong);
    // The address stays, the guess does not.
    expect(text).toContain(`value="${email}"`);
    expect(text).not.toContain(`guess ${i}`);
  }
  const { text } = await guesser.signIn(email, "guess 10");
  expect(alertIn(text)).toMatch(
    /^There were too many attempts .* Wait \d+ minutes, then try again\.$/,
  );
  expect(alertIn((await guesser.signIn("nobody@example.org", "x")).text)).toBe(wrong);
  const stranger = await Visitor.as(server.url, "viewer");
  await stranger.post("/sign-out", new FormData());
  // Neither another account's mark nor the right password helps.
  expect([...stranger.cookies.keys()]).toEqual([mark]);
  const shut = await stranger.signIn(email, password);
  expect(alertIn(shut.text)).toContain("browsers that never signed in to it");
  // The owner goes in where they recovered the account, and comes back, while others are kept out.
  expect((await owner.signIn(email, password)).location).toBe("/desk");
  await admin.submit(`/desk/accounts/${id}`, "End all sessions", {});
  expect((await owner.signIn(email, password)).location).toBe("/desk");
  expect((await stranger.signIn(email, password)).status).toBe(200);
});

test("a new role, password or closing ends the sessions of that account", async ({ server }) => {
  const admin = await Visitor.as(server.url, "admin");
  const email = `${randomUUID()}@example.org`;
  const { id, code } = await enter(admin, email);
  const password = "chosen by its owner";
  const owner = new Visitor(server.url);
  const recovery = { code, password };
  expect((await owner.submit("/recover", "Set the password", recovery)).status).toBe(303);
  const again = await owner.submit("/recover", "Set the password", recovery);
  expect(alertIn(again.text)).toMatch(/^This code is not valid, or no longer/);

  const acts: [button: string, fields: Record<string, string>][] = [
    ["Change the role", { role: "editor" }],
    ["End all sessions", {}],
    ["Close the account", {}],
  ];
  for (const [button, fields] of acts) {
    const [here, there] = [new Visitor(server.url), new Visitor(server.url)];
    for (const it of [here, there]) {
      expect((await it.signIn(email, password)).location).toBe("/desk");
      expect((await it.get("/desk")).status).toBe(200);
    }
    await admin.submit(`/desk/accounts/${id}`, button, fields);
    for (const it of [here, there]) expect(said(await it.get("/desk")), button).toBe("in");
  }
  expect(alertIn((await owner.signIn(email, password)).text)).toMatch(/not right/);
  await admin.submit(`/desk/accounts/${id}`, "Open the account", {});
  expect((await owner.signIn(email, password)).location).toBe("/desk");
  const elsewhere = new Visitor(server.url);
  await elsewhere.signIn(email, password);
  const wrong = { password: "not this", newPassword: "another one of mine" };
  const refused = await owner.submit("/account", "Change the password", wrong);
  expect(alertIn(refused.text)).toBe("This is not your password.");
  const right = { password, newPassword: "another one of mine" };
  const changed = await owner.submit("/account", "Change the password", right);
  expect(changed.location).toBe("/sign-in?done=password");
  for (const it of [owner, elsewhere]) expect(said(await it.get("/desk"))).toBe("in");
  expect((await owner.signIn(email, right.newPassword)).location).toBe("/desk");
});

test("a role that is taken away in mid-form writes nothing", async ({ server }) => {
  const [admin, email] = [await Visitor.as(server.url, "admin"), `${randomUUID()}@example.org`];
  const { id, code } = await enter(admin, email, "admin");
  const second = new Visitor(server.url);
  await second.submit("/recover", "Set the password", { code, password: "chosen by its owner" });
  await second.signIn(email, "chosen by its owner");
  const form = { name: "A", email: `${randomUUID()}@example.org`, role: "admin" };
  const body = filled((await second.get("/desk/accounts")).text, "Enter the account", form);
  await admin.submit(`/desk/accounts/${id}`, "Change the role", { role: "viewer" });
  const before = await headOf(admin);
  await second.post("/desk/accounts", body);
  expect(await headOf(admin)).toBe(before);
});

test("a second factor is asked for, and its backup codes open the account once", async ({
  server,
}) => {
  const [admin, email] = [await Visitor.as(server.url, "admin"), `${randomUUID()}@example.org`];
  const { code } = await enter(admin, email);
  const password = "chosen by its owner";
  const owner = new Visitor(server.url);
  await owner.submit("/recover", "Set the password", { code, password });
  await owner.signIn(email, password);
  const other = new Visitor(server.url);
  await other.signIn(email, password);
  const { codes, otp } = await enrol(owner, password);
  expect((await owner.get("/account/second-factor")).text).not.toContain(codes[0]);
  expect(said(await other.get("/desk"))).toBe("in");

  const next = new Visitor(server.url);
  expect((await next.signIn(email, password)).location).toBe("/sign-in/code?next=%2Fdesk");
  expect(said(await next.get("/desk"))).toBe("in");
  // The password alone makes no browser known.
  expect([...next.cookies.keys()]).not.toContain(mark);
  const guessed = await next.submit("/sign-in/code", "Go on", { code: "000000" });
  expect(alertIn(guessed.text)).toMatch(/not right/);
  const right = await next.submit("/sign-in/code", "Go on", { code: await otp.totp() });
  expect(right.location).toBe("/desk");
  expect((await next.get("/desk")).status).toBe(200);
  expect([...next.cookies.keys()].sort()).toEqual([mark, session]);

  const [backup = ""] = codes;
  for (const works of [true, false]) {
    const lost = new Visitor(server.url);
    await lost.signIn(email, password);
    const answer = await lost.submit("/sign-in/code", "Go on", { code: backup.toUpperCase() });
    expect(answer.location === "/desk", `backup code, first time: ${works}`).toBe(works);
  }
});

test("where it is required, editors and admins set it up before anything else", async () => {
  const { appUrl } = await copyDatabase(process.env.COUNTERCLAIM_TEST_SEEDED);
  const server = await startServer(appUrl, { REQUIRE_SECOND_FACTOR: "yes" });
  try {
    const editor = await Visitor.as(server.url, "editor");
    expect((await editor.get("/desk")).location).toBe("/account/second-factor");
    expect((await editor.get("/account")).location).toBe("/account/second-factor");
    await enrol(editor, demonstrationAccount("editor").password);
    expect((await editor.get("/desk")).status).toBe(200);
    const { password } = demonstrationAccount("editor");
    const button = "Switch off the second factor";
    const off = await editor.submit("/account/second-factor", button, { password });
    expect(alertIn(off.text)).toMatch(/must have a second factor/);
    const analyst = await Visitor.as(server.url, "analyst");
    expect((await analyst.get("/desk")).status).toBe(200);
    const admin = await Visitor.as(server.url, "admin");
    expect((await admin.get("/desk/accounts")).location).toBe("/account/second-factor");
  } finally {
    await server.stop();
  }
});

test("cookies are out of reach of scripts, and behind TLS of anything but this host", async ({
  server,
}) => {
  const plain = await new Visitor(server.url).signIn(...typed("viewer"));
  const given = plain.headers.getSetCookie().sort();
  expect(given.map((one) => one.split("=")[0])).toEqual([mark, session]);
  for (const one of given) expect(one).toMatch(/; Path=\/;.*HttpOnly; SameSite=lax$/);
  const { appUrl } = await copyDatabase(process.env.COUNTERCLAIM_TEST_SEEDED);
  const origin = "https://claims.example.org";
  const behind = await startServer(appUrl, {
    COUNTERCLAIM_URL: origin,
    COUNTERCLAIM_TRUST_PROXY: "1",
  });
  try {
    const [email, password] = typed("viewer");
    const visitor = new Visitor(behind.url);
    const fields = { email, password };
    // The framework compares the Origin with the host that the proxy says it was asked for.
    const headers = { origin, "x-forwarded-host": "claims.example.org" };
    const answer = await visitor.submit("/sign-in", "Sign in", fields, headers);
    const safe = answer.headers.getSetCookie().sort();
    expect(safe.map((one) => one.split("=")[0])).toEqual([`__Host-${mark}`, `__Host-${session}`]);
    for (const one of safe) {
      expect(one).toMatch(/; Path=\/;.*Secure/);
      expect(one).toMatch(/HttpOnly/);
      expect(one).not.toMatch(/domain=/i);
    }
    expect((await visitor.get("/desk")).status).toBe(200);
    // Whoever works here under another address than the one that is set is told which it is.
    const under = await visitor.post("/sign-out", new FormData());
    expect(under.status).toBe(403);
    expect(under.text).toContain(`sent from ${behind.url}, and this site is ${origin}: nothing`);
  } finally {
    await behind.stop();
  }
});

test("signing in opens another session than before, and leads nowhere else", async ({ server }) => {
  const visitor = await Visitor.as(server.url, "viewer");
  const first = visitor.cookies.get(session) ?? "";
  const [email, password] = typed("viewer");
  const page = await new Visitor(server.url).get("/sign-in");
  for (const next of ["//other.example", "https://other.example", "/\\other.example", "desk"]) {
    const body = filled(page.text, "Sign in", { email, password, next });
    expect((await visitor.post("/sign-in", body)).location, next).toBe("/desk");
  }
  expect(visitor.cookies.get(session)).not.toBe(first);
  const old = new Visitor(server.url);
  old.cookies.set(session, first);
  expect(said(await old.get("/desk"))).toBe("in");
  const body = filled(page.text, "Sign in", { email, password, next: "/account?a=1" });
  expect((await visitor.post("/sign-in", body)).location).toBe("/account?a=1");
});

function typed(role: "viewer"): [email: string, password: string] {
  const { email, password } = demonstrationAccount(role);
  return [email, password];
}

async function enter(
  admin: Visitor,
  email: string,
  role = "analyst",
): Promise<{ id: string; code: string }> {
  const fields = { name: "Somebody new", email, role };
  const { text } = await admin.submit("/desk/accounts", "Enter the account", fields);
  const [, code = ""] = /<li>([a-z0-9]{4}(?:-[a-z0-9]{4}){4})<\/li>/.exec(text) ?? [];
  const list = (await admin.get("/desk/accounts")).text;
  const line = list.split("<li").find((it) => it.includes(email)) ?? "";
  const [, id = ""] = /\/desk\/accounts\/([0-9a-f-]{36})/.exec(line) ?? [];
  expect(code && id, alertIn(text)).toBeTruthy();
  return { id, code };
}

async function enteredBy(admin: Visitor, email: string): Promise<string> {
  return (await enter(admin, email)).id;
}

/** Sets up a second factor as an app would: with the secret that the page shows. */
async function enrol(owner: Visitor, password: string) {
  const page = "/account/second-factor";
  expect((await owner.submit(page, "Begin", { password })).location).toBe(page);
  const { text } = await owner.get(page);
  const [, uri = ""] = /href="(otpauth:[^"]*)"/.exec(text) ?? [];
  const secret = new URL(uri.replaceAll("&amp;", "&")).searchParams.get("secret") ?? "";
  const otp = createOTP(new TextDecoder().decode(base32.decode(secret)));
  const codes = [...text.matchAll(/<li>([a-z0-9]{4}(?:-[a-z0-9]{4}){2})<\/li>/g)];
  expect(codes).toHaveLength(10);
  const on = await owner.submit(page, "Switch on the second factor", { code: await otp.totp() });
  expect(on.location, alertIn(on.text)).toBe(page);
  return { otp, codes: codes.map(([, code = ""]) => code) };
}

async function headOf(visitor: Visitor): Promise<string> {
  return (await visitor.get("/api/v1/log/head")).text;
}
