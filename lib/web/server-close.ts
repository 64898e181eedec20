import "server-only";
import { Server } from "node:http";

/**
 * Asked to end, the process stops what it does besides serving, and the framework, which leaves as soon as
 * its server is closed, hears of that once it has stopped. It offers no other place to wait.
 */
export function stopBeforeClosed(beside: { stop(): Promise<void> }): void {
  const stop = () => beside.stop().catch(() => {});
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    const pass = () => Reflect.apply(emit, this, [event, ...args]) === true;
    if (event !== "close") return pass();
    void stop().then(pass);
    return true;
  };
}
