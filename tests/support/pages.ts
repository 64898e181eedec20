import http from "node:http";
import type { AddressInfo } from "node:net";
import net from "node:net";
import { afterAll } from "vitest";
import type { Network } from "@/lib/capture/network";

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/**
 * Servers on this machine's loopback, for captures that may reach them and nothing else. Each has a
 * port of its own; all end with the file of tests.
 */
export function loopbackServers() {
  const running = new Set<net.Server>();
  const sockets = new Set<net.Socket>();
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all([...running].map((one) => new Promise((done) => one.close(done))));
  });
  const start = async (server: net.Server): Promise<number> => {
    running.add(server);
    server.on("connection", (socket) => sockets.add(socket));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return portOf(server.address());
  };
  return {
    /** A web server; returns its port. */
    web: (handler: Handler) => start(http.createServer(handler)),
    /** Whatever answers with these bytes, or does with the socket what it likes. */
    raw: (answer: string | ((socket: net.Socket) => void)) =>
      start(
        net.createServer((socket) => {
          socket.on("error", () => {});
          if (typeof answer === "string") socket.once("data", () => socket.end(answer));
          else answer(socket);
        }),
      ),
  };
}

/** Leave to reach 127.0.0.1 at these ports; every name that is asked for is there. Counts questions. */
export function loopback(...ports: number[]): Network & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    resolve: async (host) => {
      asked.push(host);
      return ["127.0.0.1"];
    },
    mayReach: (address) => address === "127.0.0.1",
    mayUse: (port) => ports.includes(port),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address.port;
}
