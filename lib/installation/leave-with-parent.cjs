// Preloaded into the programs we start (next, its workers, the demonstration's loader): a killed
// parent tells nobody, so each looks whether it is still there. PostgreSQL cannot be taught this;
// the next start recovers it. Required and not imported: with an import, early Node 20 runs the
// program itself as a module too, which next's is not.
const { isMainThread } = require("node:worker_threads");

const parent = process.ppid;

if (isMainThread) {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 500).unref();
}
