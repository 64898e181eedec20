/*
 * An instance that does what was left for later and nothing else: `node … jobs.ts`, until it is told to end.
 */
import { startJobs } from "@/lib/jobs/start";

const working = startJobs((error) => console.error(error), 1);
process.once("message", async () => {
  await working.stop();
  process.exit();
});
