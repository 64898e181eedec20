import { beforeAll, describe, expect, test } from "vitest";
import { enterInError } from "@/lib/commands/errors";
import { enterParty, reviseParty } from "@/lib/commands/parties";
import { useDatabase } from "../../support/database";
import { type Refusal, refused } from "../support/refused";
import { texts, unacceptable } from "../support/texts";
import { party, system, user } from "../support/world";

const { ownerPool } = useDatabase();
const nobody = "00000000-0000-7000-8000-000000000000";

type Input = Parameters<typeof enterParty>[1];
const enters = (more: object, refusal: Refusal) => {
  const input: Input = { name: "The Levies", kind: "state_force", ...more };
  return refused(ownerPool, () => enterParty(system, input), refusal);
};

let known: string;
let fallen: string;
beforeAll(async () => {
  known = await party("Ministry", { kind: "government_body" });
  fallen = await party("Typing error");
  const why = { noun: "party", id: fallen, openedOn: 1, reason: "Typed twice." } as const;
  await enterInError(system, why);
});

describe("a party is refused", () => {
  test.each([
    ...unacceptable(200).map(
      ([what, name]) => [`a name that is ${what}`, { name }, "name"] as const,
    ),
    ...unacceptable(200).map(
      ([what, alias]) =>
        [`an alias that is ${what}`, { aliases: ["Levies", alias] }, "aliases[1]"] as const,
    ),
    ["51 aliases", { aliases: Array.from({ length: 51 }, (_, i) => `a${i}`) }, "aliases"],
    ["an empty label", { withheldAs: " " }, "withheldAs"],
    ["a member that nobody knows", { rank: "high" }, ""],
    [
      "a tie to something that is no identifier",
      { ties: [{ kind: "part_of", to: "BLA" }] },
      "ties[0].to",
    ],
    [
      "a tie that ends before it begins",
      { ties: [{ kind: "part_of", to: nobody, from: "2026-02", until: "2026-01-31" }] },
      "ties[0].until",
    ],
    [
      "a tie since a day that is in no calendar",
      { ties: [{ kind: "part_of", to: nobody, from: "2026-02-30" }] },
      "ties[0].from",
    ],
  ] as const)("for %s", async (_, more, at) => {
    await enters(more, { code: "invalid", at });
  });

  test("for a kind that is none", async () => {
    const input = JSON.parse('{"name": "X", "kind": "gang"}');
    await refused(ownerPool, () => enterParty(system, input), { code: "invalid", at: "kind" });
  });

  test.each([undefined, null, 7, "x", [], new Date(0)])("for being %s", async (input) => {
    await refused(ownerPool, () => Reflect.apply(enterParty, null, [system, input]), {
      code: "invalid",
      at: Array.isArray(input) || input instanceof Date ? undefined : "",
    });
  });

  test("for a tie to nobody, to somebody entered in error, and twice to the same", async () => {
    const to = (id: string) => ({ kind: "part_of" as const, to: id });
    await enters({ ties: [to(known), to(nobody)] }, { code: "not_found", at: "ties[1].to" });
    await enters({ ties: [to(fallen)] }, { code: "conflict", at: "ties[0].to" });
    await enters({ ties: [to(known), to(known)] }, { code: "invalid", at: "ties" });
  });

  test("for a label that tells the name, in whatever spelling", async () => {
    for (const withheldAs of [
      "A relative of JEEYAND  BALOCH",
      "Jeeyand\u00a0Baloch",
      "jb, a man",
    ]) {
      const more = { name: "Jeeyand Baloch", aliases: ["JB"], withheldAs };
      await enters(more, { code: "invalid", at: "withheldAs", says: /tells the name/ });
    }
  });
});

describe("ties that come round", () => {
  const tie = (kind: "speaks_for" | "part_of", to: string) => ({ kind, to });
  const revise = (id: string, ties: Input["ties"], openedOn = 1) =>
    reviseParty(system, { id, openedOn, reason: "Ties.", name: `N ${id}`, kind: "other", ties });
  const round = { code: "invalid", at: "ties[0].to", says: /whatever way round/ } as const;

  test.each(["speaks_for", "part_of"] as const)("to itself by %s", async (kind) => {
    const one = await party();
    await refused(ownerPool, () => revise(one, [tie(kind, one)]), round);
    await refused(ownerPool, () => revise(one, [tie(kind, one.toUpperCase())]), round);
  });

  test.each(["speaks_for", "part_of"] as const)("by %s in several steps", async (kind) => {
    const last = await party();
    const middle = await party(undefined, { ties: [tie(kind, last)] });
    const first = await party(undefined, { ties: [tie(kind, middle)] });
    await refused(ownerPool, () => revise(last, [tie(kind, first)]), round);
    await refused(ownerPool, () => revise(last, [tie(kind, middle)]), round);
  });

  test("are looked for among the ties that stand, and no others", async () => {
    const whole = await party();
    const part = await party(undefined, { ties: [tie("part_of", whole)] });
    await revise(part, []);
    await revise(whole, [tie("part_of", part)]);
  });

  test("are none when one is by word and the other by belonging", async () => {
    const alliance = await party();
    const member = await party(undefined, { ties: [tie("part_of", alliance)] });
    await revise(alliance, [tie("speaks_for", member)]);
  });
});

describe("a revision of a party is refused", () => {
  const input = { name: "Levies", kind: "state_force", reason: "Spelling." } as const;

  test("when it is of nothing, of an older state, or of what was entered in error", async () => {
    const id = await party();
    await refused(ownerPool, () => reviseParty(system, { ...input, id: nobody, openedOn: 1 }), {
      code: "not_found",
    });
    await reviseParty(system, { ...input, id, openedOn: 1 });
    for (const openedOn of [1, 3, Number.MAX_SAFE_INTEGER]) {
      await refused(ownerPool, () => reviseParty(system, { ...input, id, openedOn }), {
        code: "conflict",
        says: /newer revision/,
      });
    }
    await refused(ownerPool, () => reviseParty(system, { ...input, id: fallen, openedOn: 2 }), {
      code: "conflict",
      says: /entered in error/,
    });
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "when it was opened on revision %s",
    async (openedOn) => {
      await refused(ownerPool, () => reviseParty(system, { ...input, id: known, openedOn }), {
        code: "invalid",
        at: "openedOn",
      });
    },
  );

  test("without a reason", async () => {
    const wordless = { ...input, id: known, openedOn: 1, reason: "\n " };
    await refused(ownerPool, () => reviseParty(system, wordless), {
      code: "invalid",
      at: "reason",
    });
  });
});

describe("a name is kept as it was written", () => {
  test.each(texts)("%s", async (_, name) => {
    const id = await party(name, { aliases: [name] });
    const { rows } = await ownerPool.query(
      "SELECT name, aliases FROM party_revision WHERE party_id = $1",
      [id],
    );
    expect(rows).toEqual([{ name: name.normalize("NFC"), aliases: [name.normalize("NFC")] }]);
  });
});

describe("withholding a name is an editor's word", () => {
  test("and so is showing it again, or under another label", async () => {
    const [analyst, editor] = [await user("analyst"), await user("editor")];
    const input = { name: "Witness One", kind: "witness" } as const;
    const withheldAs = "a resident";
    await refused(ownerPool, () => enterParty(analyst, { ...input, withheldAs }), {
      code: "forbidden",
    });
    const { id } = await enterParty(editor, { ...input, withheldAs });
    const revise = (more: { withheldAs?: string; aliases?: string[] }, openedOn: number) =>
      reviseParty(analyst, { ...input, id, openedOn, reason: "x", ...more });
    await refused(ownerPool, () => revise({}, 1), { code: "forbidden" });
    await refused(ownerPool, () => revise({ withheldAs: "another" }, 1), { code: "forbidden" });
    await revise({ withheldAs, aliases: ["W1"] }, 1);
  });

  test("and a label tells nobody else that is withheld", async () => {
    await party("Amir Khan", { withheldAs: "a brother" });
    const editor = await user("editor");
    const telling = { name: "Bilal", kind: "person", withheldAs: "a friend of Amir Khan" } as const;
    await refused(ownerPool, () => enterParty(editor, telling), {
      code: "invalid",
      at: "withheldAs",
      says: /another withheld party/,
    });
    const told = { name: "brother", kind: "person", withheldAs: "a man" } as const;
    await refused(ownerPool, () => enterParty(editor, told), {
      code: "invalid",
      at: "withheldAs",
      says: /change that first/,
    });
  });
});
