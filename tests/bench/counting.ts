import { connect, createServer, type Socket } from "node:net";

export interface CountingProxy {
  url: string;
  /** Statements that were executed since it was asked last. */
  taken: () => number;
  stop: () => void;
}

/**
 * Stands between a server and its database and counts the statements: each Query and each Execute of
 * PostgreSQL's protocol, the BEGIN and COMMIT of a transaction too. What the jobs ask for now and then is no
 * part of a request, and is left out.
 */
export async function countingProxy(databaseUrl: string): Promise<CountingProxy> {
  const to = new URL(databaseUrl);
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(to.port), to.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.pipe(database);
    database.pipe(client);
    client.on(
      "data",
      counter(() => count++),
    );
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  const url = new URL(databaseUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    taken: () => {
      const before = count;
      count = 0;
      return before;
    },
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Follows the messages of one connection: the first has no type and says whose it is, every other a letter and a length. */
function counter(executed: () => void): (chunk: Buffer) => void {
  let held = Buffer.alloc(0);
  let isFirst = true;
  let isCounted = true;
  return (chunk) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const head = isFirst ? 0 : 1;
      if (held.length < head + 4) return;
      const length = head + held.readUInt32BE(head);
      if (held.length < length) return;
      const type = isFirst ? "" : String.fromCharCode(held[0] ?? 0);
      if (isFirst) isCounted = !held.subarray(0, length).includes("counterclaim jobs");
      if (isCounted && (type === "E" || type === "Q")) executed();
      isFirst = false;
      held = held.subarray(length);
    }
  };
}
