import { extentGiven } from "./data/incident";
import { generatedDatabase } from "./generated";

/*
 * npm run bench:data -- --incidents 100000 --claims 1000000
 *
 * Makes the generated database that `npm run bench` measures on, and keeps it in the temporary folder
 * (COUNTERCLAIM_BENCH_DIR for another). The same numbers give the same incidents, claims and editions.
 * With --places 40000 small incidents lie in that many places, named as diversely as real ones.
 */
const extent = extentGiven(process.argv.slice(2), { incidents: 100_000, claims: 1_000_000 });
const say = (line: string) => console.log(line);
const { stop, folder } = await generatedDatabase(extent, say);
await stop();
say(`Kept in ${folder}: npm run bench measures on it.`);
process.exit();
