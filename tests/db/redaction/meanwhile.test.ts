import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { changeRole } from "@/lib/commands/accounts";
import { assessClaim } from "@/lib/commands/assessments";
import { reviseClaim } from "@/lib/commands/claims";
import { enterReply } from "@/lib/commands/corrections";
import { publishIncident } from "@/lib/commands/editions";
import { merge } from "@/lib/commands/merges";
import { moveClaims, reattribute } from "@/lib/commands/moves";
import { receiveObjection } from "@/lib/commands/objections";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { newKey } from "@/lib/schemas/form";
import { useDatabase } from "../../support/database";
import { isWhole, why } from "../support/redacted";
import { refused } from "../support/refused";
import {
  article,
  count,
  incident,
  logged,
  party,
  published,
  speaks,
  unique,
  user,
} from "../support/world";

const { ownerPool } = useDatabase();

let admin: Actor;
beforeAll(async () => {
  admin = await user("admin");
});

describe("whoever comes a moment after a redaction", () => {
  test("with a form of before is told once, loses nothing, and may send it again", async () => {
    const place = await incident();
    const paper = await article("Uvwxy said that 84 died. Levies said that 12 died.");
    const quoted = "Uvwxy said that 84 died.";
    const id = await logged(count(paper, place, "84", { quoted }));
    const beside = await logged(count(paper, place, "12", { quoted: "Levies said that 12 died." }));
    const editor = await user("editor");
    const [before, early, earlier] = [newKey(), newKey(), newKey()];
    await new Promise((resolve) => setTimeout(resolve, 2));
    await redact(admin, { target: "claim", id, ...why });

    const decides = (claim: string, key: string) => () =>
      assessClaim.once(
        editor,
        {
          claim,
          claimNumber: 1,
          openedOn: 0,
          status: "discounted",
          rationale: `It says: ${quoted}`,
        },
        key,
        () => "done",
      );
    const told = { code: "conflict", says: /redacted since you opened this form/ } as const;
    await refused(ownerPool, decides(id, before), told);
    // Of what else it may tell nobody knows: every form of before is told.
    await refused(ownerPool, decides(beside, before), told);
    expect(await decides(beside, newKey())()).toBe("done");
    // Sent again it is answered as it was; once its hash would tell what went, that it is written.
    const key = newKey();
    expect(await decides(id, key)()).toBe("done");
    expect(await decides(id, key)()).toBe("done");
    await redact(admin, { target: "claim", id: beside, ...why });
    const written = { code: "conflict", says: /was sent before and is written/ } as const;
    await refused(ownerPool, decides(id, key), written);
    expect((await ownerPool.query("SELECT 1 FROM submission WHERE input_hash <> ''")).rows).toEqual(
      [],
    );
    // An account has nothing to do with it, and an admin goes on redacting.
    const someone = await user("viewer");
    const changed = changeRole.once(
      admin,
      { id: someone.id, role: "analyst" },
      early,
      () => "done",
    );
    expect(await changed).toBe("done");
    const next = { target: "snapshot", id: paper.snapshot, ...why } as const;
    expect(await redact.once(admin, next, earlier, () => "done")).toBe("done");
  });

  test("is refused in a sentence what nobody could tell any longer, and readers may object", async () => {
    const slug = `after-${unique()}`;
    const place = await incident({ slug });
    const other = await incident();
    const [gone, left] = [await party("Abdul Gone"), await party("Abdul Left")];
    const paper = await article("Abdul Gone said that 84 died. Abdul Left said that 12 died.");
    const quoted = "Abdul Gone said that 84 died.";
    const id = await logged(count(paper, place, "84", { quoted, chain: speaks(gone) }));
    const beside = await logged(
      count(paper, place, "12", { quoted: "Abdul Left said that 12 died.", chain: speaks(left) }),
    );
    await published(place);
    const editor = await user("editor");
    await redact(admin, { target: "claim", id, ...why });
    await redact(admin, { target: "party", id: gone, ...why });

    const sentence = { code: "conflict", says: /redacted/ } as const;
    const its = { id, openedOn: 1 };
    const [own, said] = [count(paper, place, "12"), "Not so."];
    for (const run of [
      () => reviseClaim(editor, { ...own, ...its, reason: "x" }),
      () => moveClaims(editor, { claims: [its], incident: other, reason: "x" }),
      () => reattribute(editor, { party: gone, claims: [its], to: left, reason: "x" }),
      () =>
        reattribute(editor, {
          party: left,
          claims: [{ id: beside, openedOn: 1 }],
          to: gone,
          reason: "x",
        }),
      () => merge(editor, { noun: "party", from: left, into: gone, reason: "x" }),
      () => enterReply(editor, { incident: place, party: gone, text: said, received: "by mail" }),
    ]) {
      await refused(ownerPool, run, sentence);
    }
    // What was published meanwhile, by the redaction, is told like any other edition.
    const stale = () => publishIncident(editor, { incident: place, openedOn: 1 });
    await refused(ownerPool, stale, { code: "conflict" });
    const page = { page: `/incidents/${slug}`, claim: id };
    await receiveObjection({ ...page, key: randomUUID(), words: "What was it?" }, "somewhere");
    await publishIncident(editor, { incident: place, openedOn: 3 });
    await isWhole();
  });

  test("or from whom the role is taken at that moment decides before, or not at all", async () => {
    const place = await incident();
    const paper = await article("84 died. 12 died.");
    for (const figure of ["84", "12"]) {
      const claim = await logged(count(paper, place, figure));
      const editor = await user("editor");
      const input = { claim, claimNumber: 1, openedOn: 0, rationale: "So." };
      const [outcome] = await Promise.all([
        assessClaim(editor, { ...input, status: "discounted" }).then(
          () => "written",
          ({ code }) => code,
        ),
        changeRole(admin, { id: editor.id, role: "analyst" }),
      ]);
      const { rows } = await ownerPool.query("SELECT 1 FROM assessment WHERE claim_id = $1", [
        claim,
      ]);
      expect([outcome, rows.length]).toEqual(
        outcome === "written" ? ["written", 1] : ["forbidden", 0],
      );
      await refused(
        ownerPool,
        () => assessClaim(editor, { ...input, openedOn: rows.length, status: "retracted" }),
        {
          code: "forbidden",
        },
      );
    }
  });
});
