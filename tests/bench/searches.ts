import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { z } from "zod";
import { ensureBuild } from "@/lib/installation/build";
import { startServer } from "@/tests/support/server";
import { gazetteerOf } from "./data/gazetteer";
import { extentGiven } from "./data/incident";
import { worldOf } from "./data/world";
import { generatedDatabase } from "./generated";
import { asked, median } from "./loop";
import { heading, row, tenth } from "./table";

/*
 * npm run bench:searches -- --incidents 300000 --claims 1000000 --places 40000
 *
 * How long readers wait for what they look for: milliseconds over one connection, as JSON and as a page
 * with its counts, each question asked for the first time. On the database of `npm run bench:data` with the
 * same numbers, made first where it is not there.
 */
const extent = extentGiven(process.argv.slice(2), {
  incidents: 300_000,
  claims: 1_000_000,
  places: 40_000,
});
const say = (line: string) => console.log(line);
const each = 12;

type Question = Record<string, string>;
interface Kind {
  name: string;
  questions: readonly Question[];
  json?: string;
  page?: string;
}

/** What is asked, of each kind as many questions that have nothing in common but that. */
function kinds(): Kind[] {
  const places = gazetteerOf(extent.places ?? 1);
  const many = places.slice(0, each).map(({ name }) => name);
  const few = places.slice(-each).map(({ name }) => name);
  const middle = places.slice(places.length / 20).map(({ name }) => name);
  const { voices } = worldOf(extent.incidents);
  const party = (i: number) => voices[i * 7]?.id ?? "";
  const misspelt = (names: readonly string[]) =>
    names.map((name) => name.slice(0, 3) + name.slice(4));
  const swapped = (names: readonly string[]) =>
    names.map((name) => name.slice(0, 1) + name.slice(2, 3) + name.slice(1, 2) + name.slice(3));
  const of = (values: readonly string[], make: (value: string, i: number) => Question) =>
    values.slice(0, each).map(make);
  const query = (value: string): Question => ({ query: value });
  const found = { json: "/api/v1/incidents", page: "/incidents" };
  return [
    { name: "a place of thousands", questions: of(many, query), ...found },
    { name: "a place of a handful", questions: of(few, query), ...found },
    { name: "a letter left out, thousands", questions: of(misspelt(many), query), ...found },
    { name: "a letter left out, a handful", questions: of(misspelt(few), query), ...found },
    { name: "two letters swapped, thousands", questions: of(swapped(many), query), ...found },
    { name: "two letters swapped, a handful", questions: of(swapped(few), query), ...found },
    { name: "nothing like it", questions: of(nothing, query), ...found },
    { name: "a word that many have", questions: of(common, query), ...found },
    {
      name: "two of them",
      questions: of(common, (it, i) => query(`${it} ${common[(i + 5) % each]}`)),
      ...found,
    },
    {
      name: "one of them and a place",
      questions: of(common, (it, i) => query(`${it} ${middle[i]}`)),
      ...found,
    },
    {
      name: "operators, quotation marks",
      questions: of(common, (it, i) => query(`"${it}" AND -${middle[i + 20]} OR (${it}*)`)),
      ...found,
    },
    {
      name: "one of them, the oldest first",
      questions: of(common, (it) => ({ query: it, sort: "oldest" })),
      ...found,
    },
    {
      name: "one of them, last published first",
      questions: of(common, (it) => ({ query: it, sort: "latest" })),
      ...found,
    },
    {
      name: "all, the oldest first, of a month",
      questions: of(common, (_, i) => ({
        from: `20${16 + (i % 10)}-03`,
        to: `20${16 + (i % 10)}-03`,
        sort: "oldest",
      })),
      ...found,
    },
    {
      name: "one of them, of a year",
      questions: of(common, (it, i) => ({
        query: it,
        from: `${2016 + (i % 10)}`,
        to: `${2016 + (i % 10)}`,
      })),
      ...found,
    },
    { name: "by place", questions: of(middle.slice(40), (place) => ({ place })), ...found },
    { name: "by party", questions: of(common, (_, i) => ({ party: party(i) })), ...found },
    { name: "by outcome, standing and status", questions: measured.slice(0, each), ...found },
    {
      name: "by outcome and who was counted",
      questions: groups.map((group, i) => ({ outcome: i % 2 ? "injured" : "killed", group })),
      ...found,
    },
    {
      name: "by all of them, and a word",
      questions: measured.map((it, i) => ({
        ...it,
        party: party(i + 20),
        from: "2018",
        to: "2024",
        query: common[i] ?? "",
      })),
      ...found,
    },
    {
      name: "words and counts",
      questions: of(common, (it) => ({ query: it, from: "2016", facets: "true" })),
      json: found.json,
    },
    { name: "the map and the days of a common word", questions: of(common, query), page: "/map" },
    { name: "the map and the days of a place", questions: of(many, query), page: "/map" },
    { name: "the map and the days of a measure", questions: measured, page: "/map" },
    { name: "as CSV", questions: of(common, query), json: "/api/v1/incidents/claims.csv" },
    { name: "as JSON-LD", questions: of(common, query), json: "/api/v1/incidents/claims.jsonld" },
    { name: "as a feed", questions: of(common, query), json: "/api/v1/incidents/feed.atom" },
  ];
}

const common =
  "attack,soldiers,said,people,office,operation,night,checkpoint,civilians,ambush,siege,residents".split(
    ",",
  );
const nothing =
  "zzqxvw,qqqq,xyxyxyx,wwwwkk,jjjjjq,vvvvvx,xxqqzz,kkkqqq,zzzzzz,qxqxqx,jqjqjq,wxwxwx".split(",");
const groups = "people,civilians,security_forces,militants,children,objects".split(",");
const measured: Question[] = ["killed", "injured"].flatMap((outcome) =>
  ["contested", "single_origin", "compatible"].flatMap((standing) =>
    ["uncorroborated", "discounted"].map((status) => ({ outcome, standing, status })),
  ),
);

const database = await generatedDatabase(extent, say);
let server: Awaited<ReturnType<typeof startServer>> | undefined;
try {
  await ensureBuild({ onStep: say });
  server = await startServer(database.appUrl, { COUNTERCLAIM_LOG_LEVEL: "error" });
  const { url } = server;
  const address = (path: string, question: Question) => `${path}?${new URLSearchParams(question)}`;
  // Code that is compiled at first use, and connections, are no search's.
  for (const path of ["/incidents", "/api/v1/incidents", "/map"]) {
    for (const query of ["bombing", "ministry", "herald"])
      await asked(url, [address(path, { query })], { rounds: 1 });
  }
  say(
    `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${JSON.stringify(extent)}; load ${loadavg()[0]?.toFixed(1)} before.`,
  );
  heading(`Searches for the first time, one connection, ${each} of each: milliseconds`, [
    "JSON or file",
    "worst",
    "page",
    "worst",
  ]);
  for (const { name, questions, json, page } of kinds()) {
    const cells: string[] = [];
    for (const path of [json, page]) {
      if (path === undefined) {
        cells.push("", "");
        continue;
      }
      try {
        const { times } = await asked(
          url,
          questions.map((it) => address(path, it)),
          { rounds: 1 },
        );
        cells.push(tenth(median(times)), tenth(Math.max(...times)));
      } catch (error) {
        cells.push(`given up: ${error instanceof Error ? error.message : error}`, "");
      }
    }
    row(name, cells);
  }
  const pages = await followed(url, { query: "soldiers" }, 40);
  row("forty pages by cursor", [tenth(median(pages)), tenth(Math.max(...pages)), "", ""]);
  say(
    `\nLoad ${loadavg()[0]?.toFixed(1)} after. At ${execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()}.`,
  );
} finally {
  await server?.stop();
  await database.stop();
}
process.exit();

/** How long each page of a search takes, from one to the next. */
async function followed(url: string, question: Question, pages: number): Promise<number[]> {
  const times: number[] = [];
  let cursor: string | null = null;
  for (let n = 0; n < pages; n += 1) {
    const begun = performance.now();
    const params = new URLSearchParams({ ...question, ...(cursor && { cursor }) });
    const answer = await fetch(`${url}/api/v1/incidents?${params}`);
    cursor = z.object({ next: z.string().nullable() }).parse(await answer.json()).next;
    times.push(performance.now() - begun);
    if (cursor === null) break;
  }
  return times;
}
