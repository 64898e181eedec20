import "server-only";
import type { ServerResponse } from "node:http";

/** Acts when the head of an answer is written, before it is. */
export function onHead(response: ServerResponse, act: () => void): void {
  const { writeHead } = response;
  Reflect.set(response, "writeHead", (...given: unknown[]) => {
    act();
    return Reflect.apply(writeHead, response, given);
  });
}
