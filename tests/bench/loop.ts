import { Agent, get } from "node:http";

export interface Load {
  /** Answers a second. */
  rate: number;
  /** Milliseconds of each answer, in the order in which they came. */
  times: number[];
  /** Bytes of the last answer's body. */
  bytes: number;
}

/**
 * Asks over so many connections that stay open, one question after the other on each, until the time is
 * up or, with `times`, until each path was asked so often. Any answer but 200 ends the run.
 */
export async function asked(
  server: string,
  paths: readonly string[],
  {
    connections = 1,
    ms = Number.POSITIVE_INFINITY,
    rounds = Number.POSITIVE_INFINITY,
    encodings = "identity",
  } = {},
): Promise<Load> {
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const begun = performance.now();
  const last = rounds * paths.length;
  const connection = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() - begun < ms && next < last) {
      const path = paths[next % paths.length] ?? "/";
      next += 1;
      const at = performance.now();
      bytes = await answer(agent, server + path, { "Accept-Encoding": encodings });
      times.push(performance.now() - at);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return { rate: (1000 * times.length) / (performance.now() - begun), times, bytes };
}

/** Bytes of the body of an answer that is well. */
function answer(agent: Agent, url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on("error", reject);
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
