import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";
import { copyDatabase } from "./cluster";
import { type Server, startServer } from "./server";

const variable = "COUNTERCLAIM_TEST_SERVERS";

/**
 * Starts servers for the workers of a run when they first ask, and keeps them until `stop`. A server is
 * slow to begin with: a worker that comes after another in its slot goes on with one that is warm, of the
 * same project where its tests write and of any where they only read.
 */
export async function shareServers(): Promise<{ stop: () => Promise<void> }> {
  const started = new Map<string, Promise<Server>>();
  const clerk = createServer((request, response) => {
    const key = request.url ?? "";
    const server = started.get(key) ?? begin();
    started.set(key, server);
    server.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(clerk.listen(0, "127.0.0.1"), "listening");
  const address = z.object({ port: z.number() }).parse(clerk.address());
  process.env[variable] = `http://127.0.0.1:${address.port}`;
  const stop = async () => {
    clerk.close();
    clerk.closeAllConnections();
    const all = await Promise.allSettled(started.values());
    await Promise.all(all.map((one) => (one.status === "fulfilled" ? one.value.stop() : null)));
  };
  return { stop };
}

/**
 * Where the app is served from a copy of the demonstration for this slot: two workers that run side by side
 * have two. Files whose tests write have another than files which count what is there, and each project's
 * a third: what is entered with scripts is entered without them too, and would be found there.
 */
export async function sharedServer(slot: number, writing: string | null): Promise<string> {
  const answer = await fetch(`${process.env[variable]}/${writing ?? "reads"}-${slot}`);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}

async function begin(): Promise<Server> {
  const { appUrl } = await copyDatabase(process.env.COUNTERCLAIM_TEST_SEEDED);
  return startServer(appUrl);
}
