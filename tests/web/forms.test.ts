import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { newForm } from "@/lib/schemas/form";
import { nextPath } from "@/lib/web/next-path";
import { isOwnOrigin } from "@/lib/web/origin";
import { refusedForm } from "@/lib/web/refused-form";

describe("where to go after signing in", () => {
  test.each([
    ["/desk/accounts?a=1", "/desk/accounts?a=1"],
    ["/desk#part", "/desk"],
    ["//other.example/desk", "/desk"],
    ["/\\other.example", "/desk"],
    ["/\t/other.example", "/desk"],
    ["/.//other.example/x", "/desk"],
    ["/x/..//other.example", "/desk"],
    ["/%2e//other.example", "/desk"],
    ["https://other.example", "/desk"],
    ["javascript:alert(1)", "/desk"],
    ["desk/accounts", "/desk"],
    ["", "/desk"],
    [undefined, "/desk"],
    [["/a", "/b"], "/desk"],
  ])("%s leads to %s", (asked, expected) => {
    expect(nextPath(asked)).toBe(expected);
  });
});

describe("whose page a form was sent from", () => {
  const host = "claims.example.org";
  const sent = (origin: string | null) =>
    new Headers(origin === null ? { host } : { host, origin });
  test.each([
    ["https://claims.example.org", undefined, true],
    ["http://claims.example.org", undefined, true],
    ["http://claims.example.org", "https://claims.example.org", false],
    ["https://claims.example.org", "https://claims.example.org/", true],
    ["https://claims.example.org:8443", undefined, false],
    ["https://claims.example.org.other.example", undefined, false],
    ["null", undefined, false],
    [null, undefined, false],
    [null, "https://claims.example.org", false],
  ])("%s, where the installation says %s: %s", (origin, ours, expected) => {
    expect(isOwnOrigin(sent(origin), ours)).toBe(expected);
  });
});

describe("a form that is refused", () => {
  const form = new FormData();
  form.set("$ACTION_KEY", "of the framework");
  form.set("key", "5e5f6a0a-9c2a-4d3e-8b1e-3f2f6d1c7a90");
  form.append("alias", "one");
  form.append("alias", "two");
  form.set("password", "a secret");

  test("keeps what was typed, in order, and no secret", () => {
    const state = refusedForm(new AppError("invalid", "No."), form, ["password"]);
    expect(state).toMatchObject({ ok: false, message: "No.", values: { alias: ["one", "two"] } });
    expect(Object.keys(state.values)).toEqual(["alias"]);
  });

  test("keeps its key, but for a conflict, which needs another to be written at all", () => {
    const key = form.get("key");
    expect(refusedForm(new AppError("invalid", "No."), form).key).toBe(key);
    expect(refusedForm(new AppError("conflict", "No."), form).key).not.toBe(key);
  });

  test("is new with a key of its own", () => {
    expect(newForm().key).not.toBe(newForm().key);
    expect(newForm({ role: ["editor"] }).values).toEqual({ role: ["editor"] });
  });
});
