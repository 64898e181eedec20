// Runs a TypeScript script: node --conditions=react-server scripts/run.cjs scripts/start.ts
//
// Plain old JavaScript, so that a Node that is too old to read the rest can still be told so.
// Not the tsx command: it runs the script in a second process, and kills that one outright when it
// is slow to acknowledge a Ctrl-C, which would leave the database behind.
var version = process.versions.node.split(".").map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 9)) {
  console.error(
    `Counterclaim needs Node 20.9 or newer, and this is Node ${process.versions.node}: install a newer one from nodejs.org.`,
  );
  process.exit(1);
}

var script = require("node:path").resolve(process.argv[2]);
process.argv.splice(1, 2, script);
void import("tsx/esm/api").then((tsx) => {
  tsx.register();
  return import(require("node:url").pathToFileURL(script).href);
});
