// Preloaded into the programs we start (next, its workers, the demonstration's loader): a killed
// parent tells nobody, so each looks whether it is still there. PostgreSQL cannot be taught this;
// the next start recovers it.
import { isMainThread } from "node:worker_threads";

const parent = process.ppid;

if (isMainThread) {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 500).unref();
}
