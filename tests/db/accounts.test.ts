import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { browserCookie, knownBrowser } from "@/lib/auth/known-browser";
import { hashPassword } from "@/lib/auth/passwords";
import { personOf } from "@/lib/auth/person";
import { makeRecovery, recover } from "@/lib/auth/recovery";
import { signIn } from "@/lib/auth/sign-in";
import {
  changeRole,
  disableAccount,
  enableAccount,
  endOwnSessions,
  endSessions,
  enterAccount,
} from "@/lib/commands/accounts";
import { enterParty } from "@/lib/commands/parties";
import { changeOwnPassword, recoverAccount, setPassword } from "@/lib/commands/passwords";
import type { Actor } from "@/lib/domain/permissions";
import type { Role } from "@/lib/domain/vocabulary";
import { verifyLog } from "@/lib/queries/verification";
import { useDatabase } from "@/tests/support/database";

process.env.COUNTERCLAIM_SECRET = "a secret of this test, long enough to be one";
const { ownerPool, appPool } = useDatabase();
const system: Actor = { kind: "system", name: "test" };
const password = "correct horse battery staple";
let hash = "";

beforeAll(async () => {
  hash = await hashPassword(password);
});

/** A new account with the password above. */
async function entered(role: Role): Promise<{ id: string; email: string; actor: Actor }> {
  const email = `${randomUUID()}@example.org`;
  const input = { name: "Somebody", email, role, passwordHash: hash };
  const { id } = await enterAccount(system, input);
  return { id, email, actor: { kind: "user", id, role } };
}

const signedIn = async (email: string, typed = password, browser = new Headers()) =>
  (await signIn(browser, { email, password: typed })).step;

/** A browser in which somebody has signed in to these accounts, the last one last. */
function knownTo(...emails: string[]): Headers {
  return emails.reduce((browser, email) => {
    const { name, value } = browserCookie(browser, email);
    return new Headers({ cookie: `other=1; ${name}=${value}` });
  }, new Headers());
}

/** One wrong guess, counted as the tenth: each takes as long as a password is meant to. */
async function guessedOften(email: string): Promise<void> {
  await ownerPool.query("DELETE FROM attempt");
  await expect(signedIn(email, "wrong")).rejects.toMatchObject({ code: "unauthenticated" });
  await ownerPool.query("UPDATE attempt SET count = 10");
}

async function sessionsOf(id: string): Promise<number> {
  const { rows } = await ownerPool.query("SELECT FROM session WHERE user_id = $1", [id]);
  return rows.length;
}

async function entriesOf(id: string): Promise<{ verb: string; payload: string }[]> {
  const { rows } = await ownerPool.query<{ verb: string; payload: string }>(
    "SELECT verb, payload FROM log_entry WHERE subject_id = $1 ORDER BY seq",
    [id],
  );
  return rows;
}

describe("signing in", () => {
  test("opens a session with the right password, whatever the case of the address", async () => {
    const { id, email } = await entered("analyst");
    expect(await signedIn(` ${email.toUpperCase()} `)).toBe("signed_in");
    expect(await sessionsOf(id)).toBe(1);
  });

  test("says the same of a wrong password, an unknown account, a closed one, one without password", async () => {
    const { email } = await entered("analyst");
    const closed = await entered("analyst");
    await disableAccount(system, { id: closed.id });
    const bare = `${randomUUID()}@example.org`;
    await enterAccount(system, { name: "Bare", email: bare, role: "viewer" });
    const tries = [
      signedIn(email, "wrong"),
      signedIn("nobody@example.org"),
      signedIn(closed.email),
      signedIn(bare),
      signedIn("no address"),
    ];
    for (const tried of await Promise.allSettled(tries)) {
      expect(tried).toMatchObject({
        status: "rejected",
        reason: {
          code: "unauthenticated",
          message: "E-mail address or password is not right.",
        },
      });
    }
    expect(await sessionsOf(closed.id)).toBe(0);
  });

  test("is stopped after ten attempts, made one by one or at once, for that account alone", async () => {
    const { id, email } = await entered("analyst");
    const other = await entered("analyst");
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, () => signedIn(email, "wrong")),
    );
    const codes = tries.map((it) => (it.status === "rejected" ? it.reason.code : "in"));
    expect(codes.filter((it) => it === "unauthenticated")).toHaveLength(10);
    expect(codes.filter((it) => it === "too_many")).toHaveLength(4);
    await expect(signedIn(email)).rejects.toMatchObject({
      code: "too_many",
      message: expect.stringMatching(/^There were too many attempts .* Wait 15 minutes/),
    });
    expect(await sessionsOf(id)).toBe(0);
    expect(await signedIn(other.email)).toBe("signed_in");
    await ownerPool.query("UPDATE attempt SET since = since - interval '16 minutes'");
    expect(await signedIn(email)).toBe("signed_in");
  });

  test("that was stopped by somebody's guessing goes on with a recovery code", async () => {
    const { id, email } = await entered("analyst");
    await guessedOften(email);
    await expect(signedIn(email)).rejects.toMatchObject({ code: "too_many" });
    const { code } = await makeRecovery(system, id);
    const password = "chosen in spite of them";
    expect(await recover({ code, password })).toBe(email);
    expect(await signedIn(email, password)).toBe("signed_in");
  });

  describe("while strangers guess", () => {
    const guess = (email: string, browser?: Headers) =>
      signedIn(email, "wrong", browser).catch((error) => error.code);
    const stopped = { code: "too_many" };

    test("goes on in a browser that signed in before, and stays shut to all others", async () => {
      const { email } = await entered("analyst");
      const mine = knownTo(email);
      await guessedOften(email);
      await expect(signedIn(email)).rejects.toMatchObject(stopped);
      expect(await guess(email, mine)).toBe("unauthenticated");
      expect(await signedIn(email, password, mine)).toBe("signed_in");
      // The owner's success is no new allowance for whoever guesses.
      await expect(signedIn(email)).rejects.toMatchObject(stopped);
      await expect(signedIn(email, password, knownTo())).rejects.toMatchObject(stopped);
    });

    test("each known browser has its own ten tries, and copies of it share them", async () => {
      const { email } = await entered("analyst");
      const [mine, other] = [knownTo(email), knownTo(email)];
      const copy = new Headers(mine);
      const tries = await Promise.all(
        Array.from({ length: 12 }, (_, i) => guess(email, i % 2 === 0 ? mine : copy)),
      );
      expect(tries.filter((code) => code === "unauthenticated")).toHaveLength(10);
      await expect(signedIn(email, password, mine)).rejects.toMatchObject({
        ...stopped,
        message: expect.stringMatching(/^There were too many attempts for this account\. Wait/),
      });
      expect(await signedIn(email, password, other)).toBe("signed_in");
      // And nobody else's are used up.
      expect(await signedIn(email)).toBe("signed_in");
      // A mark that is renewed is the same browser still.
      expect(knownBrowser(renewed(mine, email), email)).toBe(knownBrowser(mine, email));
    });

    const renewed = (browser: Headers, email: string) => {
      const { name, value } = browserCookie(browser, email);
      return new Headers({ cookie: `${name}=${value}` });
    };

    test("a mark is good for its own account, for as long as it lasts, as it was signed", () => {
      const [one, two] = [`${randomUUID()}@example.org`, `${randomUUID()}@example.org`];
      const browser = knownTo(one);
      const year = 365 * 24 * 3_600_000;
      expect(knownBrowser(browser, one)).toMatch(/^[\w-]{22}$/);
      expect(knownBrowser(browser, two)).toBeNull();
      expect(knownBrowser(browser, one, Date.now() + year)).toBeNull();
      expect(knownBrowser(browser, one, Date.now() - year)).toBeNull();
      const both = knownTo(one, two);
      expect(knownBrowser(both, one)).not.toBe(knownBrowser(both, two));
      const text = browser.get("cookie") ?? "";
      expect(text).not.toContain(one);
      // Every character of it counts, but for the last, of whose bits some mean nothing.
      for (let at = text.indexOf("browser=") + 8; at < text.length - 1; at += 1) {
        const other = text[at] === "1" ? "2" : "1";
        const forged = new Headers({ cookie: text.slice(0, at) + other + text.slice(at + 1) });
        expect(knownBrowser(forged, one), `character ${at}`).toBeNull();
      }
      const many = Array.from({ length: 9 }, () => `${randomUUID()}@example.org`);
      const all = knownTo(one, ...many);
      expect(many.map((email) => knownBrowser(all, email) === null)).toEqual([
        true,
        ...Array<boolean>(8).fill(false),
      ]);
      expect(all.get("cookie")?.length).toBeLessThan(1000);
    });
  });

  test("unknown addresses are made to wait too", async () => {
    const email = `${randomUUID()}@example.org`;
    await guessedOften(email);
    await expect(signedIn(email)).rejects.toMatchObject({ code: "too_many" });
  });

  test("takes as long for an account that does not exist", async () => {
    const { email } = await entered("analyst");
    const spent = async (whom: string) => {
      const begun = performance.now();
      await signedIn(whom, "wrong").catch(() => {});
      return performance.now() - begun;
    };
    await spent(email);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      known.push(await spent(email));
      unknown.push(await spent("nobody-at-all@example.org"));
    }
    const middle = (all: number[]) => all.sort((a, b) => a - b)[3] ?? 0;
    // Both are a hash of some tens of milliseconds; without it the second would take one or two.
    expect(middle(unknown)).toBeGreaterThan(middle(known) * 0.4);
    expect(middle(unknown)).toBeLessThan(middle(known) * 2.5);
  });
});

describe("sessions end", () => {
  const ending: [what: string, run: (id: string, actor: Actor) => Promise<unknown>][] = [
    ["with the role", (id) => changeRole(system, { id, role: "viewer" })],
    ["with the password", (id) => setPassword(system, { id, passwordHash: hash })],
    ["with one's own password", (_, me) => changeOwnPassword(me, { passwordHash: hash })],
    ["with the account", (id) => disableAccount(system, { id })],
    ["when an admin says so", (id) => endSessions(system, { id })],
    ["when oneself says so", (_, me) => endOwnSessions(me, {})],
  ];
  test.each(ending)("%s", async (_, run) => {
    const { id, email, actor } = await entered("editor");
    const other = await entered("editor");
    await signedIn(email);
    await signedIn(email);
    await signedIn(other.email);
    expect(await sessionsOf(id)).toBe(2);
    await run(id, actor);
    expect(await sessionsOf(id)).toBe(0);
    expect(await sessionsOf(other.id)).toBe(1);
  });

  test("not when the change is refused", async () => {
    const { id, email } = await entered("editor");
    await signedIn(email);
    const analyst = await entered("analyst");
    await expect(changeRole(analyst.actor, { id, role: "viewer" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await sessionsOf(id)).toBe(1);
  });

  test("and a closed account does nothing, whatever it holds in its hand", async () => {
    const { id, actor } = await entered("analyst");
    await disableAccount(system, { id });
    const party = { name: "Nobody's party", kind: "other" as const };
    await expect(enterParty(actor, party)).rejects.toMatchObject({ code: "unauthenticated" });
    await enableAccount(system, { id });
    await expect(enterParty(actor, party)).resolves.toBeDefined();
  });

  test("a role that was taken away does nothing, though the form was opened with it", async () => {
    const { id, actor } = await entered("analyst");
    await changeRole(system, { id, role: "viewer" });
    const party = { name: "Another party", kind: "other" as const };
    await expect(enterParty(actor, party)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a form", () => {
  test("sent twice, or twice at once, is written once and answered twice", async () => {
    const { actor } = await entered("analyst");
    const key = randomUUID();
    const party = { name: `Party ${key}`, kind: "other" as const };
    const send = () => enterParty.once(actor, party, key, ({ id }) => `/parties/${id}`);
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set([...answers, await send()]).size).toBe(1);
    const { rows } = await ownerPool.query("SELECT FROM party_revision WHERE name = $1", [
      party.name,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("sent again with other words says that these were not written", async () => {
    const { actor } = await entered("analyst");
    const key = randomUUID();
    const send = (name: string) =>
      enterParty.once(actor, { name, kind: "other" }, key, ({ id }) => id);
    await send("First words");
    await expect(send("Second words")).rejects.toMatchObject({ code: "conflict" });
    const { rows } = await ownerPool.query(
      "SELECT FROM party_revision WHERE name = 'Second words'",
    );
    expect(rows).toEqual([]);
  });

  test("that was refused may be sent again under its key", async () => {
    const { actor } = await entered("analyst");
    const key = randomUUID();
    const send = (name: string) =>
      enterParty.once(actor, { name, kind: "other" }, key, ({ id }) => id);
    await expect(send(" ")).rejects.toMatchObject({ code: "invalid" });
    await expect(send("Right now")).resolves.toMatch(/-/);
  });

  test("of another person has its own key, be it the same", async () => {
    const [one, two] = [await entered("analyst"), await entered("analyst")];
    const key = randomUUID();
    const send = (actor: Actor) =>
      enterParty.once(actor, { name: "Same words", kind: "other" }, key, ({ id }) => id);
    expect(await send(one.actor)).not.toBe(await send(two.actor));
  });

  test("without a key of ours, or of nobody, is refused", async () => {
    const { actor } = await entered("analyst");
    const party = { name: "No key", kind: "other" as const };
    const answer = ({ id }: { id: string }) => id;
    await expect(enterParty.once(actor, party, "1", answer)).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(
      enterParty.once({ kind: "anonymous" }, party, randomUUID(), answer),
    ).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("the last admin", () => {
  test("stays one", async () => {
    const { id, actor } = await entered("admin");
    const last = { code: "conflict", message: expect.stringMatching(/last admin/) };
    await expect(changeRole(actor, { id, role: "editor" })).rejects.toMatchObject(last);
    await expect(disableAccount(actor, { id })).rejects.toMatchObject(last);
    const second = await entered("admin");
    await changeRole(second.actor, { id, role: "editor" });
    await expect(disableAccount(system, { id: second.id })).rejects.toMatchObject(last);
  });

  test("two admins who remove each other at once leave one", async () => {
    const [one, two] = [await entered("admin"), await entered("admin")];
    const { rows } = await ownerPool.query<{ id: string }>(
      `SELECT id FROM "user" WHERE role = 'admin' AND disabled_at IS NULL AND id NOT IN ($1, $2)`,
      [one.id, two.id],
    );
    for (const { id } of rows) await disableAccount(system, { id });
    const both = await Promise.allSettled([
      changeRole(one.actor, { id: two.id, role: "viewer" }),
      changeRole(two.actor, { id: one.id, role: "viewer" }),
    ]);
    expect(both.map((it) => it.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("recovery", () => {
  test("a code sets a password once, ends sessions, and is kept only as a hash", async () => {
    const { id, email } = await entered("analyst");
    await signedIn(email);
    const { code } = await makeRecovery(system, id);
    const { rows } = await ownerPool.query("SELECT to_jsonb(v)::text AS t FROM verification v");
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll("-", ""));
    const chosen = "another long password";
    await recover({ code: ` ${code.toUpperCase().replaceAll("-", " ")}`, password: chosen });
    expect(await sessionsOf(id)).toBe(0);
    expect(await signedIn(email, chosen)).toBe("signed_in");
    await expect(recover({ code, password: chosen })).rejects.toMatchObject({ code: "not_found" });
  });

  test("a newer code voids the older, and none outlives its time", async () => {
    const { id } = await entered("analyst");
    const { code: older } = await makeRecovery(system, id);
    const { code } = await makeRecovery(system, id);
    const chosen = { password: "another long password" };
    await expect(recover({ code: older, ...chosen })).rejects.toMatchObject({ code: "not_found" });
    await ownerPool.query("UPDATE verification SET expires_at = now() - interval '1 second'");
    await expect(recover({ code, ...chosen })).rejects.toMatchObject({ code: "not_found" });
  });

  test("a short password is refused before the code is used", async () => {
    const { id } = await entered("analyst");
    const { code } = await makeRecovery(system, id);
    await expect(recover({ code, password: "short" })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "password" }],
    });
    await recover({ code, password: "long enough now" });
  });

  test("nobody but an admin makes one", async () => {
    const { id, actor } = await entered("editor");
    await expect(makeRecovery(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      recoverAccount(actor, { codeHash: "0".repeat(64), now: new Date(), passwordHash: hash }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the log", () => {
  test("tells what happened to an account and by whom, and never a secret", async () => {
    const { id, email } = await entered("analyst");
    await changeRole(system, { id, role: "editor" });
    await setPassword(system, { id, passwordHash: hash });
    await makeRecovery(system, id);
    await disableAccount(system, { id });
    const entries = await entriesOf(id);
    expect(entries.map(({ verb }) => verb)).toEqual([
      "enter_account",
      "change_role",
      "set_password",
      "issue_recovery",
      "disable_account",
    ]);
    expect(entries[0]?.payload).toContain(email);
    expect(JSON.parse(entries[1]?.payload ?? "")).toMatchObject({
      old: { role: "analyst" },
      new: { role: "editor" },
    });
    const { rows } = await ownerPool.query(
      `SELECT string_agg(to_jsonb(l)::text, '') AS text FROM log_entry l`,
    );
    expect(rows[0].text).not.toContain(hash);
    expect(rows[0].text).not.toContain(password);
  });

  test("is whole", async () => {
    expect(await verifyLog()).toMatchObject({ faults: [] });
  });
});

describe("the app's role", () => {
  test("may forget sessions and not accounts", async () => {
    const denied = /permission denied/;
    await expect(appPool.query('DELETE FROM "user"')).rejects.toThrow(denied);
    await expect(appPool.query("DELETE FROM credential")).rejects.toThrow(denied);
    await expect(appPool.query("UPDATE submission SET answer = 'x'")).rejects.toThrow(denied);
    await expect(appPool.query("DELETE FROM submission")).rejects.toThrow(denied);
    await expect(appPool.query("TRUNCATE session")).rejects.toThrow(denied);
    await appPool.query("DELETE FROM session WHERE false");
  });

  test("cannot keep a password that is not hashed", async () => {
    const { id } = await entered("viewer");
    await expect(
      appPool.query("UPDATE credential SET password = 'plain' WHERE user_id = $1", [id]),
    ).rejects.toThrow(/credential_password_hashed/);
  });

  test("nor change a role unseen", async () => {
    const { id } = await entered("viewer");
    await expect(
      appPool.query(`UPDATE "user" SET role = 'admin' WHERE id = $1`, [id]),
    ).rejects.toThrow(/without a log entry/);
  });
});

test("without cookies nobody is known", async () => {
  expect(await personOf(new Headers())).toBeNull();
});
