import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { loadArticle } from "@/lib/commands/load";
import { publishedArticle } from "@/lib/queries/articles";
import {
  publishedIncident,
  publishedIncidentJson,
  publishedIncidents,
} from "@/lib/queries/incidents";
import { jsonOfPage } from "@/lib/queries/listed-incident";
import { logHead } from "@/lib/queries/log";
import { verifyLog } from "@/lib/queries/verification";
import { articlePage } from "@/lib/schemas/article-page";
import { incidentList, incidentResponse } from "@/lib/schemas/edition";
import { loadFile } from "@/lib/schemas/load";
import { useDatabase } from "../support/database";
import { isWellMade, standsAsStored } from "./support/document";
import { refused } from "./support/refused";
import { traceOf } from "./support/trace";
import { system } from "./support/world";

const { ownerPool, appUrl } = useDatabase();

/** As `npm start` does it: in a process of its own. */
async function seed(): Promise<void> {
  const args = ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"];
  await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: appUrl },
  });
}

beforeAll(seed);

const killed = async () => {
  const { measures } = incidentResponse.parse(await publishedIncident("operation-herof-phase-ii"));
  const found = measures.find(
    ({ measure }) => measure.outcome === "killed" && measure.group === "security_forces",
  );
  if (!found) throw new Error("nobody was killed");
  return found;
};

describe("the demonstration", () => {
  test("is three incidents, newest first, none with one bare number", async () => {
    const list = incidentList.parse(
      JSON.parse(jsonOfPage(await publishedIncidents({ limit: 20 }))),
    );
    expect(list.next).toBeNull();
    expect(list.items.map(({ slug }) => slug).sort()).toEqual([
      "gwadar-compound",
      "operation-herof-phase-ii",
      "phulabad-turbat",
    ]);
    const lines = list.items.flatMap(({ measures }) => measures.map(({ line }) => line));
    expect(lines).toContain("80+ … 84+ · one voice");
    for (const line of lines) expect(line).toMatch(/ · /);
  });

  test("gives the killed of Herof four claims in two articles, and one origin", async () => {
    const { measure, standing, origins, claims } = await killed();
    expect(measure.of?.name).toBe("Pakistan");
    expect(claims).toHaveLength(4);
    expect(new Set(claims.map(({ article }) => article.id)).size).toBe(2);
    expect(origins).toMatchObject([
      {
        kind: "known",
        party: { name: "Baloch Liberation Army" },
        says: { lower: 84, upper: null },
      },
    ]);
    expect(standing).toMatchObject({ value: "single_origin", bothAssert: null });
    expect(new Set(claims.map(({ origin }) => origin))).toEqual(new Set([origins[0]?.id]));
  });

  test("lets 84 or more narrow 80 or more", async () => {
    const { claims } = await killed();
    const exact = claims.find(({ figure }) => figure.text === "at least 84");
    expect(exact).toMatchObject({
      effect: "narrows",
      figure: { form: "at_least", lower: 84, upper: null },
    });
    const narrowed = claims.find(({ id }) => id === exact?.relations[0]?.claim);
    expect(exact?.relations).toMatchObject([{ relation: "narrows", origin: null }]);
    expect(narrowed?.figure).toMatchObject({ form: "more_than", lower: 81, upper: null });
    const headline = claims.find(({ figure }) => figure.text === "over 80");
    expect(headline).toMatchObject({ echo: true, claimant: null });
  });

  test("flags that the BLA would gain from more, and that Pakistan is silent", async () => {
    const { standing } = await killed();
    expect(standing.flags).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ flag: "interested", direction: "more" }),
        expect.objectContaining({
          flag: "no_statement",
          party: expect.objectContaining({ name: "Pakistan" }),
        }),
      ]),
    );
  });

  test.each(["operation-herof-phase-ii", "gwadar-compound", "phulabad-turbat"])(
    "%s: every document is well made, and judged as its facts are now",
    async (slug) => {
      const response = incidentResponse.parse(await publishedIncident(slug));
      await isWellMade(ownerPool, response);
      await standsAsStored(response);
      const twin = await publishedIncidentJson(slug);
      expect(JSON.parse(twin?.json ?? "")).toEqual(response);
      for (const claim of response.measures.flatMap(({ claims }) => claims)) {
        expect(claim.article.kind).toBe("stand_in");
      }
    },
  );

  test("Gwadar and Phulabad are of unknown origin", async () => {
    for (const slug of ["gwadar-compound", "phulabad-turbat"]) {
      const found = await publishedIncident(slug);
      expect(found?.measures.map(({ standing }) => standing.value)).toEqual([
        "unknown_origin",
        "unknown_origin",
      ]);
    }
    const phulabad = await publishedIncident("phulabad-turbat");
    const injured = phulabad?.measures.find(({ measure }) => measure.outcome === "injured");
    expect(injured?.origins).toMatchObject([{ kind: "unknown", says: { lower: 3, upper: 3 } }]);
  });

  test("shows readers the dispatch whole, and of the newspaper the quotes", async () => {
    const { claims } = await killed();
    const whole = async (outlet: string) => {
      const { article } = claims.find((claim) => claim.article.outlet.name === outlet) ?? {};
      return articlePage.parse(await publishedArticle(article?.id ?? "")).wholeText;
    };
    expect(await whole("IANS")).toMatchObject({
      text: expect.stringContaining("at least 84 killed"),
      reason: expect.stringContaining("invented"),
    });
    expect(await whole("The Stand-in Post")).toBe(null);
  });

  test("is in the log, whole", async () => {
    const { faults, redacted, entries } = await verifyLog();
    expect({ faults, redacted }).toEqual({ faults: [], redacted: [] });
    expect(entries).toBeGreaterThan(40);
  });

  test("loaded again changes nothing", async () => {
    const before = { trace: await traceOf(ownerPool), head: await logHead() };
    // Without a process of its own, and without a file of passwords.
    const args = process.argv.splice(2);
    await import("../../prisma/seed");
    process.argv.push(...args);
    expect({ trace: await traceOf(ownerPool), head: await logHead() }).toEqual(before);
  });

  test("a file of it with a fault in its last claim leaves nothing, and says where it is", async () => {
    const folder = "prisma/demonstration";
    for (const name of await readdir(folder)) {
      const text = await readFile(`${folder}/${name}`, "utf8");
      // At another address it is another article.
      const file = loadFile.parse(JSON.parse(text.replaceAll("stand-in/", "elsewhere/")));
      const [last, at] = [file.claims.at(-1), file.claims.length - 1];
      if (!last) throw new Error(`${name} has no claims`);
      const derivations = file.derivations.map((one) => ({
        ...one,
        fromUrl: "https://example.org/stand-in/wire",
      }));
      const broken = {
        ...file,
        derivations,
        claims: [...file.claims.slice(0, -1), { ...last, quote: "Nobody wrote this." }],
      };
      await refused(ownerPool, () => loadArticle(system, broken), {
        code: "invalid",
        at: `claims[${at}].quote`,
        says: /^claims\[\d+\]\.quote: “Nobody wrote this\.” does not stand in the text\.$/,
      });
    }
  });
});
