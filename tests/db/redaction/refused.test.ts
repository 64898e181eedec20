import { beforeAll, describe, expect, test } from "vitest";
import { enterInError } from "@/lib/commands/errors";
import { redact } from "@/lib/commands/redactions";
import type { Actor } from "@/lib/domain/permissions";
import { publishedIncident } from "@/lib/queries/incidents";
import { useDatabase } from "../../support/database";
import { isWhole, why } from "../support/redacted";
import { refused } from "../support/refused";
import { allThatReadersGet } from "../support/search";
import {
  article,
  count,
  incident,
  logged,
  party,
  published,
  speaks,
  system,
  unique,
  user,
} from "../support/world";

const { ownerPool } = useDatabase();

let admin: Actor;
beforeAll(async () => {
  admin = await user("admin");
});

describe("a redaction is refused", () => {
  const nobody = "00000000-0000-7000-8000-000000000000";
  test.each(["snapshot", "raw", "claim", "party"] as const)(
    "of a %s that is not there",
    async (target) => {
      await refused(ownerPool, () => redact(admin, { target, id: nobody, ...why }), {
        code: "not_found",
      });
      await refused(ownerPool, () => redact(admin, { target, seq: 1, ...why }), {
        code: "invalid",
      });
    },
  );

  test("of an entry that is not there", async () => {
    for (const seq of [1_000_000, Number.MAX_SAFE_INTEGER]) {
      await refused(ownerPool, () => redact(admin, { target: "log", seq, ...why }), {
        code: "not_found",
      });
    }
    await refused(ownerPool, () => redact(admin, { target: "log", seq: 0, ...why }), {
      code: "invalid",
      at: "seq",
    });
  });

  test("without a ground or a reason", async () => {
    const id = await party();
    const target = "party";
    await refused(ownerPool, () => redact(admin, { target, id, legalGround: " ", reason: "x" }), {
      code: "invalid",
      at: "legalGround",
    });
    await refused(ownerPool, () => redact(admin, { target, id, legalGround: "x", reason: "" }), {
      code: "invalid",
      at: "reason",
    });
  });
});

describe("a redaction", () => {
  test("makes a new edition of the incidents that it reached, and of no others", async () => {
    const slugs = [`a-${unique()}`, `b-${unique()}`];
    const ids: string[] = [];
    for (const slug of slugs) {
      const place = await incident({ slug });
      const paper = await article(`In ${slug} 84 died.`);
      ids.push(await logged(count(paper, place, "84", { quoted: `In ${slug} 84 died.` })));
      await published(place);
    }
    // Both at once: each publishes its own, whatever the other has covered in between.
    await Promise.all(ids.map((id) => redact(admin, { target: "claim", id, ...why })));
    for (const slug of slugs) expect((await publishedIncident(slug))?.edition.number).toBe(2);
  });

  test("leaves what may still be entered in error, and published without", async () => {
    const slug = `later-${unique()}`;
    const place = await incident({ slug });
    const speaker = await party("Somebody later");
    const paper = await article("Zuiop said that 84 died.");
    const quoted = "Zuiop said that 84 died.";
    const hop = {
      describedAs: "Zuiop",
      function: "speaks",
      span: paper.span("Zuiop said"),
    } as const;
    const id = await logged(
      count(paper, place, "84", { quoted, chain: [...speaks(speaker), hop] }),
    );
    await published(place);
    await redact(admin, { target: "claim", id, ...why });
    await redact(admin, { target: "party", id: speaker, ...why });
    await enterInError(system, { noun: "claim", id, openedOn: 1, reason: "Not theirs." });
    await enterInError(system, { noun: "party", id: speaker, openedOn: 1, reason: "Nobody." });
    await published(place);
    expect((await publishedIncident(slug))?.measures).toEqual([]);
    await isWhole();
  });

  test("covers editions in which only an old one told it, and leaves the newest alone", async () => {
    const slug = `old-${unique()}`;
    const place = await incident({ slug });
    const paper = await article("Only once: 84 Mnbvs.");
    const id = await logged(count(paper, place, "84", { quoted: "Only once: 84 Mnbvs." }));
    await published(place);
    await enterInError(system, { noun: "claim", id, openedOn: 1, reason: "Wrong day." });
    await published(place);
    await redact(admin, { target: "claim", id, ...why });
    expect(await allThatReadersGet(slug)).not.toMatch(/mnbv/i);
    expect((await publishedIncident(slug))?.edition.number).toBe(2);
  });
});
