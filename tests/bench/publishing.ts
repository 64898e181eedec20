import { publishIncident } from "@/lib/commands/editions";
import { closeDb } from "@/lib/db";
import { idOf } from "./data/chance";
import { type Extent, sizes, slugs } from "./data/incident";
import { median } from "./loop";
import { heading, ratio, row, whole } from "./table";

/** A generated database, and how much there is in it. */
interface Among {
  appUrl: string;
  extent: Extent;
}

/**
 * How long incidents of each size take to be published again among few and among many, in turns, so that
 * what else the machine does meets both alike.
 */
export async function publishing(few: Among, many: Among): Promise<void> {
  heading("Publishing again: milliseconds, command to commit, and the worst", [
    `among ${few.extent.claims}`,
    `among ${many.extent.claims}`,
    "ratio",
  ]);
  for (const size of sizes) {
    const less: number[] = [];
    const more: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      less.push(...(await published(few.appUrl, slugs(size, some, 0, few.extent))));
      more.push(...(await published(many.appUrl, slugs(size, some, 40, many.extent))));
    }
    row(`${size} claims`, [
      `${whole(median(less))} (${whole(Math.max(...less))})`,
      `${whole(median(more))} (${whole(Math.max(...more))})`,
      ratio(median(more), median(less)),
    ]);
  }
}

const turns = 4;
const some = 6;

/** How long each takes, in milliseconds, the first left out: it is the first of its connection. */
async function published(appUrl: string, slugs: readonly string[]): Promise<number[]> {
  await closeDb();
  process.env.DATABASE_URL = appUrl;
  const times: number[] = [];
  for (let n = 0; n < some; n += 1) {
    const begun = performance.now();
    const id = idOf("incident", Number(slugs[n % slugs.length]?.split("-")[1]));
    await publishIncident({ kind: "system", name: "bench" }, { incident: id });
    times.push(performance.now() - begun);
  }
  return times.slice(1);
}
