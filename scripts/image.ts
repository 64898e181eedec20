import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "@/lib/installation/children";
import { startCluster } from "@/lib/installation/cluster";
import { commandOf, environmentOf, runsOf } from "@/lib/installation/dockerfile";
import { live } from "@/lib/installation/life";
import { Refusal } from "@/lib/installation/refusal";
import { randomSecret } from "@/lib/installation/secrets";

/*
 * npm run image
 *
 * Does what the Dockerfile does, without Docker: runs its RUN lines on a copy of the sources in a
 * temporary folder, then its CMD with nothing but what is left, on a database of its own, until
 * /readyz says that it serves. Takes minutes and half a gigabyte; leaves nothing behind.
 */
await live(async (life) => {
  const { onStep, signal } = life;
  const dockerfile = readFileSync("Dockerfile", "utf8");
  const base = mkdtempSync(join(tmpdir(), "counterclaim-image-"));
  chmodSync(base, 0o711);
  life.atEnd(async () => rmSync(base, { recursive: true, force: true }));
  const app = join(base, "app");
  const sources = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0");
  for (const path of sources.filter((one) => one !== "")) cpSync(path, join(app, path));

  for (const command of runsOf(dockerfile)) {
    signal.throwIfAborted();
    onStep(`RUN ${command}`);
    const { status } = spawnSync("sh", ["-c", command], {
      cwd: app,
      stdio: "inherit",
      // Only the image's last stage is a production environment: npm would leave out half of it.
      env: { ...bare(), NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (status !== 0) throw new Refusal(`RUN ${command} ended with ${status}.`);
  }

  const cluster = await startCluster({ dataDir: join(base, "data"), onStep, signal });
  life.atEnd(cluster.stop);
  const port = await freePort();
  const [program, ...args] = commandOf(dockerfile);
  if (program !== "node") throw new Refusal("CMD does not start node.");
  onStep(`CMD ${args.join(" ")}`);
  const site = startChild({
    args,
    cwd: app,
    env: {
      ...bare(),
      ...environmentOf(dockerfile),
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: cluster.appUrl,
      DATABASE_OWNER_URL: cluster.ownerUrl,
      COUNTERCLAIM_SECRET: randomSecret(),
    },
  });
  life.atEnd(site.stop);
  await untilReady(port, signal);
  onStep("What the Dockerfile makes starts, migrates and is ready.");
});

/** As an image has it: nothing of the person's who runs this, but what npm needs to reach packages. */
function bare(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => ["PATH", "HOME", "TMPDIR"].includes(name) || /^npm_config_/i.test(name),
  );
  return { NODE_ENV: "production", ...Object.fromEntries(kept) };
}

async function untilReady(port: number, signal: AbortSignal): Promise<void> {
  const end = performance.now() + 120_000;
  while (performance.now() < end) {
    signal.throwIfAborted();
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Refusal("The site was not ready within two minutes.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close();
      if (address !== null && typeof address !== "string") resolve(address.port);
      else reject(new Error("The system gave no port."));
    });
  });
}
