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

var path = require("node:path");
var script = path.resolve(process.argv[2]);
process.argv.splice(1, 2, script);
var root = path.join(__dirname, "..");

void import("tsx/esm/api").then((tsx) => {
  tsx.register();
  return withClient().then(() => import(addressOf(script)));
});

// Whatever imports the database client needs that of this schema before it can be read: of a fresh clone it is
// not made yet, of an upgraded one it is that of the old schema. These make it themselves, and end in order
// when they are interrupted meanwhile.
function withClient() {
  var makers = ["start.ts", "dev.ts", "build.ts", "test.ts", "restore.ts", "image.ts"];
  if (makers.includes(path.basename(script))) return Promise.resolve();
  return import(addressOf(path.join(root, "lib/installation/build.ts"))).then((build) =>
    build.ensureClient({ onStep: console.error, root: root }),
  );
}

function addressOf(file) {
  return require("node:url").pathToFileURL(file).href;
}
