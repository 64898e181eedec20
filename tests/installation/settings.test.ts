import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "@/lib/installation/settings";

const urls = {
  DATABASE_URL: "postgresql://app:hidden@db.example.org/counterclaim",
  DATABASE_OWNER_URL: "postgres://owner:hidden@db.example.org/counterclaim",
};
const whole = { ...urls, COUNTERCLAIM_SECRET: "0123456789abcdef0123456789abcdef" };

test("without a database it is the demonstration, on this machine alone", () => {
  expect(read({ HOST: "0.0.0.0" })).toEqual({
    kind: "demonstration",
    at: { host: "127.0.0.1", port: 3000 },
    dataDir: resolve(".data"),
  });
  expect(read({ COUNTERCLAIM_DATA_DIR: "/srv/demo", PORT: "8080" })).toMatchObject({
    at: { port: 8080 },
    dataDir: "/srv/demo",
  });
});

test("with a database it is the real thing, which may listen elsewhere", () => {
  expect(read(whole)).toMatchObject({ kind: "real", at: { host: "127.0.0.1", port: 3000 } });
  expect(read({ ...whole, HOST: "0.0.0.0" })).toMatchObject({ at: { host: "0.0.0.0" } });
});

test("a variable that is empty counts as unset", () => {
  const empty = { DATABASE_URL: "", DATABASE_OWNER_URL: "", PORT: "", COUNTERCLAIM_DATA_DIR: "" };
  expect(read(empty)).toEqual(read({}));
});

test.each(["abc", "0", "65536", "-1", "3.5", " 3", "1e3", "0x50"])("PORT=%s is refused", (PORT) => {
  expect(() => read({ PORT })).toThrow(
    `PORT must be a whole number from 1 to 65535 and is "${PORT}"`,
  );
});

test.each([
  [{ ...whole, DATABASE_OWNER_URL: "" }, /^DATABASE_OWNER_URL is not set/],
  [{ DATABASE_OWNER_URL: urls.DATABASE_OWNER_URL }, /DATABASE_URL is not: set both/],
  [{ ...whole, DATABASE_URL: "mysql://app:hidden@db/x" }, /^DATABASE_URL is not an address/],
  [{ ...whole, DATABASE_OWNER_URL: "hidden" }, /^DATABASE_OWNER_URL is not an address/],
  [urls, /^COUNTERCLAIM_SECRET is not set; .*openssl rand -hex 32/],
  [{ ...urls, COUNTERCLAIM_SECRET: "hidden" }, /^COUNTERCLAIM_SECRET is shorter than 32 .*openssl/],
])("%o is refused without telling a secret", (env, words) => {
  expect(() => read(env)).toThrow(words);
  expect(() => read(env)).not.toThrow(/hidden/);
});

function read(env: Record<string, string>) {
  return readSettings({ NODE_ENV: "test", ...env }, ".data");
}
