import { execFileSync } from "node:child_process";
import { get } from "node:http";
import { cpus, loadavg } from "node:os";
import pg from "pg";
import { publishIncident } from "@/lib/commands/editions";
import { closeDb } from "@/lib/db";
import { ensureBuild } from "@/lib/installation/build";
import { publishedIncidents } from "@/lib/queries/incidents";
import { searchIncidents } from "@/lib/queries/search";
import { facetsOf } from "@/lib/queries/search-facets";
import { encoders, smallest } from "@/lib/web/encoding";
import { startServer } from "@/tests/support/server";
import { countingProxy } from "./counting";
import { idOf } from "./data/chance";
import { type Extent, sizes, slugs } from "./data/incident";
import { worldOf } from "./data/world";
import { generatedDatabase } from "./generated";
import { asked, median } from "./loop";
import { publishing } from "./publishing";
import { type Statement, statementsOf } from "./recorded";
import { type Served, startBare, startFloor } from "./servers";
import { heading, ratio, row, tenth, whole } from "./table";

/*
 * npm run bench
 *
 * How fast readers are answered, as ratios: beside a bare server that answers one SQL statement (the
 * floor), beside a bare page of the framework with the same rows, and beside the SQL alone. On the
 * database of `npm run bench:data`, made first where it is not there, and on one of a hundredth of it.
 * Everything on the loopback, in turns, each measure in rounds. --ms says how long each round lasts,
 * --only which tables to print (unchanged, afresh, lists, statements, growth, publishing).
 */
const given = process.argv.slice(2).join(" ");
const numberOf = (name: string, otherwise: number) =>
  Number(new RegExp(`--${name}[ =](\\d+)`).exec(given)?.[1] ?? otherwise);
const large: Extent = {
  incidents: numberOf("incidents", 100_000),
  claims: numberOf("claims", 1_000_000),
};
const small: Extent = { incidents: large.incidents / 100, claims: large.claims / 100 };
const ms = numberOf("ms", 2_000);
const rounds = numberOf("rounds", 3);

const say = (line: string) => console.log(line);
const ends: (() => Promise<void> | void)[] = [];
async function run(): Promise<void> {
  const many = await generatedDatabase(large, say);
  ends.push(many.stop);
  const few = await generatedDatabase(small, say);
  ends.push(few.stop);
  const only = /--only[ =]([a-z,]+)/.exec(given)?.[1]?.split(",");
  const sections = Object.entries({
    ...answering(many.appUrl, few.appUrl),
    publishing: () =>
      publishing({ appUrl: few.appUrl, extent: small }, { appUrl: many.appUrl, extent: large }),
  }).filter(([name]) => only?.includes(name) ?? true);
  say(
    `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, ` +
      `${large.incidents} incidents, ${large.claims} claims; load ${loadavg()[0]?.toFixed(1)} before.`,
  );
  for (const [, section] of sections) await section();
  say(`\nLoad ${loadavg()[0]?.toFixed(1)} after. ${revision()}`);
}

/** What servers are asked for; they are built and started before the first of these. */
function answering(manyUrl: string, fewUrl: string) {
  const keep = <T extends Served>(server: T): T => {
    ends.push(server.stop);
    return server;
  };
  const start = async () => {
    await ensureBuild({ onStep: say });
    return {
      floor: keep(await startFloor(manyUrl)),
      bare: keep(await startBare(manyUrl, say)),
      ours: keep(await startServer(manyUrl, quiet)),
      fewer: keep(await startServer(fewUrl, quiet)),
    };
  };
  let started: ReturnType<typeof start> | undefined;
  const servers = () => {
    started ??= start();
    return started;
  };
  return {
    unchanged: async () => unchanged(await servers()),
    afresh: async () => afresh(await servers()),
    lists: async () => lists(manyUrl, await servers()),
    statements: async () => {
      await servers();
      await statements(manyUrl);
    },
    growth: async () => growth(await servers()),
  };
}

/** As it is run, but for the limit that is there for readers and not for a bench. */
const quiet = { COUNTERCLAIM_LOG_LEVEL: "error", COUNTERCLAIM_ANSWERS_PER_MINUTE: "0" };

/** What every browser takes: the floor compresses nothing, and what is kept was compressed once. */
const encodings = "gzip, deflate, br";

async function unchanged({ floor, ours }: Record<"floor" | "ours", Served>): Promise<void> {
  heading("Read again, unchanged: answers a second", ["floor", "page", "ratio", "JSON", "ratio"]);
  for (const size of sizes) {
    const [slug = ""] = slugs(size, 1, 0, large);
    const path = addressOf(slug);
    const json = jsonOf(slug);
    for (const connections of [1, 16]) {
      const rates: [number[], number[], number[]] = [[], [], []];
      for (let round = -1; round < rounds; round += 1) {
        // The first warms up.
        const time = round < 0 ? Math.min(ms, 700) : ms;
        const all = [
          await asked(floor.url, [`/${slug}`], { connections, ms: time, encodings }),
          await asked(ours.url, [path], { connections, ms: time, encodings }),
          await asked(ours.url, [json], { connections, ms: time, encodings }),
        ];
        if (round >= 0) for (const [i, { rate }] of all.entries()) rates[i]?.push(rate);
      }
      const [bottom, page, twin] = rates.map(median);
      row(`${size} claims, ${connections} connections`, [
        whole(bottom),
        whole(page),
        ratio(page, bottom),
        whole(twin),
        ratio(twin, bottom),
      ]);
    }
  }
}

async function afresh({ bare, ours }: Record<"bare" | "ours", Served>): Promise<void> {
  heading("Rendered afresh, each incident once: milliseconds", ["bare page", "page", "ratio"]);
  const theirsOf = (slug: string) => `/${slug}`;
  const kept: string[][] = [];
  for (const [size, count, before] of fresh) {
    const all = slugs(size, count, before, large);
    // What is compiled at first use is not of these incidents.
    const once = { rounds: 1 };
    await asked(bare.url, slugs(size, before, 0, large).map(theirsOf), once);
    await asked(ours.url, slugs(size, before, 0, large).map(addressOf), once);
    const times: [number[], number[]] = [[], []];
    for (const [turn, slug] of all.entries()) {
      // Each is asked right beside the other, and each is first as often as the other.
      const both = [
        async () => times[0].push(...(await asked(bare.url, [theirsOf(slug)], once)).times),
        async () => times[1].push(...(await asked(ours.url, [addressOf(slug)], once)).times),
      ];
      for (const ask of turn % 2 === 0 ? both : both.reverse()) await ask();
    }
    const [theirs, mine] = times.map(median);
    row(`${size} claims, ${all.length} of each`, [tenth(theirs), tenth(mine), ratio(mine, theirs)]);
    const sums = [0, 0, 0, 0, 0];
    for (const slug of all.slice(0, weighed)) {
      const weights = await weightsOf(`${bare.url}/${slug}`, ours.url + addressOf(slug));
      for (const [i, bytes] of weights.entries()) sums[i] = (sums[i] ?? 0) + bytes / weighed;
    }
    const [plain = 0, soon = 0, first = 0, small = 0, often = 0] = sums;
    const cells = sums.map((bytes) => tenth(bytes / 1000));
    cells.splice(3, 0, ratio(first, plain + soon));
    kept.push([`${size} claims`, ...cells, ratio(often, plain + small)]);
  }
  heading("Bytes sent to a browser: kB, compressed", [
    "bare page",
    "charts",
    "page, to the first",
    "ratio",
    "charts, squeezed",
    "page, read often",
    "ratio",
  ]);
  for (const [name = "", ...cells] of kept) row(name, cells);
}

/** Of each size, how many are asked for, and how many others before them. */
const fresh = [
  [8, 150, 60],
  [100, 150, 40],
  [1000, 72, 16],
] as const;

/** Of how many incidents of each size the bytes are taken, for their mean. */
const weighed = 6;

/**
 * Bytes of the bare page, and of ours as it is sent to the first who asks and to those that come later, each with
 * the charts in it compressed as it is.
 */
async function weightsOf(plain: string, page: string): Promise<number[]> {
  const first = await bytesSent(page);
  const often = await bytesSentOften(page);
  const charts = Buffer.from(chartsOf(await textAt(page)));
  const [soon, small] = [await encoders.br(charts), await smallest(charts)];
  return [await bytesSent(plain), soon.length, first, small.length, often];
}

/** What is drawn within a page. */
function chartsOf(page: string): string {
  const drawn = page.match(
    /<figure\b[\s\S]*?<\/figure>|<section aria-labelledby="ways"[\s\S]*?<\/section>/g,
  );
  return (drawn ?? []).join("");
}

/** What is read often is compressed again, beside answering: as small as it gets within a while. */
async function bytesSentOften(url: string): Promise<number> {
  const end = performance.now() + 5_000;
  const first = await bytesSent(url);
  for (;;) {
    const bytes = await bytesSent(url);
    if (bytes < first || performance.now() > end) return bytes;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function bytesSent(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": encodings } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

/** Pages of the list that are measured, in turns of so many; before them twice as many others are asked for. */
const listPages = 600;
const turn = 50;
/** How many of them are asked for once more when something was published. */
const knownPages = 200;

/**
 * Pages of the list that nobody asked for before, beside the statement that they need: by itself, and answered by
 * the bare server. Then the same pages again, and once more after another publication; and searches.
 */
async function lists(appUrl: string, { ours }: Record<"ours", Served>): Promise<void> {
  process.env.DATABASE_URL = appUrl;
  const all = await cursorsOf(8 * listPages);
  const asking = await questionsOf(
    all.map((at) => () => publishedIncidents({ cursor: at, limit: 20 })),
  );
  const [[{ text = "" } = {}] = []] = asking;
  const bare = await startFloor(appUrl, text);
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  heading("Lists and searches, one connection: answers a second", [
    ...["SQL alone", "bare server", "first time", "÷ SQL", "÷ bare server"],
    ...["after a publication", "÷ SQL", "again", "÷ SQL"],
  ]);
  const crowded: (() => Promise<void>)[] = [];
  // Of each other pages: rows that are known of one would be told with the other.
  for (const [name, path, begins] of [
    ["the list, page after page", "/incidents", 0],
    ["others of it as JSON", "/api/v1/incidents", 4 * listPages],
  ] as const) {
    const cursors = all.slice(begins, begins + 3 * listPages);
    const questions = asking.slice(begins, begins + 3 * listPages);
    const pathTo = (at: string) => `${path}?cursor=${encodeURIComponent(at)}`;
    const rest = [begins + 3 * listPages, begins + 4 * listPages] as const;
    const theirs = { at: bare, paths: asking.slice(...rest).map(addressOn) };
    const mine = { at: ours, paths: all.slice(...rest).map(pathTo) };
    crowded.push(() => manyAtOnce(name, theirs, mine));
    // Servers that have answered for a while: what their engines compile meanwhile is not of these pages.
    const begun = 2 * listPages;
    await asked(ours.url, cursors.slice(0, begun).map(pathTo), { rounds: 1 });
    await asked(bare.url, questions.slice(0, listPages).map(addressOn), { rounds: 1 });
    const later = cursors.slice(begun);
    const times: [number[], number[], number[]] = [[], [], []];
    for (let from = 0; from < later.length; from += turn) {
      const some = questions.slice(begun + from, begun + from + turn);
      times[0].push(...(await timesAlone(client, some)));
      times[1].push(...(await asked(bare.url, some.map(addressOn), { rounds: 1 })).times);
      const paths = later.slice(from, from + turn).map(pathTo);
      times[2].push(...(await asked(ours.url, paths, { rounds: 1 })).times);
    }
    const [sql, floor, first] = times.map((some) => 1000 / median(some));
    const { rate: again } = await asked(ours.url, later.map(pathTo), { ms });
    // And ones that made known pages anew before.
    const known = later.slice(-knownPages).map(pathTo);
    const since: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await publishOne();
      const { times } = await asked(ours.url, known, { rounds: 1 });
      if (round > 0) since.push(...times);
    }
    const renewed = 1000 / median(since);
    row(name, [
      ...[sql, floor, first].map(whole),
      ...[ratio(first, sql), ratio(first, floor)],
      ...[whole(renewed), ratio(renewed, sql), whole(again), ratio(again, sql)],
    ]);
  }
  await searches(client, ours);
  await client.end();
  heading("Lists, sixteen connections: answers a second", [
    ...["bare server", "first time", "÷ bare server", "again", "÷ bare server"],
  ]);
  for (const one of crowded) await one();
  await bare.stop();
}

interface Asking {
  at: Served;
  paths: readonly string[];
}

/** Pages of the list that nobody asked for before, in turns with the bare server, and the same again. */
async function manyAtOnce(name: string, theirs: Asking, mine: Asking): Promise<void> {
  const rates: [number[], number[]] = [[], []];
  for (let from = 0; from < mine.paths.length; from += 2 * turn) {
    for (const [i, { at, paths }] of [theirs, mine].entries()) {
      const some = paths.slice(from, from + 2 * turn);
      rates[i]?.push((await asked(at.url, some, { connections: 16, rounds: 1 })).rate);
    }
  }
  const [floor, first] = rates.map(median);
  const { rate: again } = await asked(mine.at.url, mine.paths, { connections: 16, ms });
  row(name, [
    ...[whole(floor), whole(first), ratio(first, floor)],
    ...[whole(again), ratio(again, floor)],
  ]);
}

/** Publishes an incident anew, and waits until every instance knows that something was. */
async function publishOne(): Promise<void> {
  await publishIncident({ kind: "system", name: "bench" }, { incident: idOf("incident", 1) });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

async function cursorsOf(pages: number): Promise<string[]> {
  const cursors: string[] = [];
  let cursor: string | undefined;
  while (cursors.length < pages) {
    const list = await publishedIncidents({ cursor, limit: 20 });
    if (list.next === null) break;
    cursor = list.next;
    cursors.push(cursor);
  }
  return cursors;
}

/** Places that are searched for by name, beside the statements that they need. */
async function searches(client: pg.Client, ours: Served): Promise<void> {
  const { places } = worldOf(large.incidents);
  const words = places
    .slice(0, numberOf("searches", 12))
    .map((place, i) => (i % 3 === 2 ? `${place} Bombing` : place));
  const search = (query: string) => (): Promise<unknown> =>
    searchIncidents({ query, sort: "newest" }, { limit: 20 });
  // What a page asks besides its entries.
  const searchPage = (query: string) => async () => {
    await searchIncidents({ query, sort: "newest" }, { limit: 20 });
    await facetsOf({ query, sort: "newest" });
  };
  for (const [name, path, question] of [
    ["searches for a place", "/incidents", searchPage],
    ["the same as JSON", "/api/v1/incidents", search],
  ] as const) {
    const paths = words.map((word) => `${path}?query=${encodeURIComponent(word)}`);
    // A search may be given up after some seconds, as readers are told; the run goes on.
    await searched(name, words.map(question), path, paths).catch((error: unknown) => {
      row(name, [`given up: ${error instanceof Error ? error.message : error}`]);
    });
  }

  async function searched(
    name: string,
    queries: (() => Promise<unknown>)[],
    path: string,
    paths: string[],
  ) {
    const questions = await questionsOf(queries);
    const times: number[] = [];
    const begun = performance.now();
    while (performance.now() - begun < ms) times.push(...(await timesAlone(client, questions)));
    const sql = (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);
    await asked(ours.url, [path], { rounds: 3 });
    const { rate: first } = await asked(ours.url, paths, { rounds: 1 });
    const { rate: again } = await asked(ours.url, paths, { ms });
    const besides = [ratio(first, sql), "", "", "", whole(again), ratio(again, sql)];
    row(name, [whole(sql), "", whole(first), ...besides]);
  }
}

async function questionsOf(queries: readonly (() => Promise<unknown>)[]): Promise<Statement[][]> {
  const questions: Statement[][] = [];
  for (const query of queries) questions.push(await statementsOf(query));
  return questions;
}

/** Where the bare server answers this, of one statement, with the statement that it was given. */
function addressOn([one]: readonly Statement[]): string {
  return `/?values=${encodeURIComponent(JSON.stringify(one?.values))}`;
}

/** How long the database takes for each question by itself, by the very statements it sends: milliseconds. */
async function timesAlone(client: pg.Client, questions: readonly Statement[][]): Promise<number[]> {
  const times: number[] = [];
  for (const statements of questions) {
    const at = performance.now();
    for (const { text, values } of statements) await client.query(text, values);
    times.push(performance.now() - at);
  }
  return times;
}

async function statements(appUrl: string): Promise<void> {
  const proxy = await countingProxy(appUrl);
  const server = await startServer(proxy.url, quiet);
  heading("Statements a request", ["8 claims", "100 claims", "1000 claims"]);
  const kinds: [string, (slug: string) => string][] = [
    ["the page, afresh", addressOf],
    ["the page, read again after a second", addressOf],
    ["its JSON, afresh", jsonOf],
    ["edition 1", (slug) => `${addressOf(slug)}/editions/1`],
    ["its CSV", (slug) => `/api/v1/incidents/${slug}/editions/1/claims.csv`],
  ];
  try {
    await fetch(`${server.url}/incidents`);
    for (const [name, path] of kinds) {
      const counts: string[] = [];
      for (const size of sizes) {
        const [slug = ""] = slugs(size, 1, 5, large);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        proxy.taken();
        await textAt(server.url + path(slug));
        counts.push(String(proxy.taken()));
      }
      row(name, counts);
    }
  } finally {
    await server.stop();
    proxy.stop();
  }
}

async function growth({ ours, fewer }: Record<"ours" | "fewer", Served>): Promise<void> {
  heading(`A hundred times the claims: milliseconds, afresh`, [
    `${small.claims}`,
    `${large.claims}`,
    "ratio",
  ]);
  for (const size of [8, 100] as const) {
    const count = size === 8 ? 120 : 9;
    const both: [number[], number[]] = [[], []];
    await asked(fewer.url, slugs(size, 1, 0, small).map(addressOf), { rounds: 1 });
    both[0].push(
      ...(await asked(fewer.url, slugs(size, count, 1, small).map(addressOf), { rounds: 1 })).times,
    );
    both[1].push(
      ...(await asked(ours.url, slugs(size, count, 300, large).map(addressOf), { rounds: 1 }))
        .times,
    );
    const [less, more] = both.map(median);
    row(`the page of ${size} claims`, [tenth(less), tenth(more), ratio(more, less)]);
  }
  const both: [number[], number[]] = [[], []];
  for (let page = 0; page < 60; page += 1) {
    for (const [i, server] of [fewer, ours].entries()) {
      const { times } = await asked(server.url, [`/api/v1/incidents?limit=${20 + page}`], {
        rounds: 1,
      });
      both[i]?.push(...times);
    }
  }
  const [less, more] = both.map(median);
  row("the list", [tenth(less), tenth(more), ratio(more, less)]);
}

function addressOf(slug: string): string {
  return `/incidents/${slug}`;
}

function jsonOf(slug: string): string {
  return `/api/v1/incidents/${slug}`;
}

async function textAt(url: string): Promise<string> {
  const response = await fetch(url, { headers: { "Accept-Encoding": "identity" } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

function revision(): string {
  return `At ${execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()}.`;
}

try {
  await run();
} finally {
  await closeDb();
  for (const end of ends.reverse()) await end();
}
process.exit();
