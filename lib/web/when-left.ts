import "server-only";
import type { ServerResponse } from "node:http";

/** Whether nobody waits for an answer any more: it was sent, or whoever asked has left. */
export function isLeft({ closed, destroyed, req: { socket } }: ServerResponse): boolean {
  return closed || destroyed || socket.destroyed;
}

/**
 * Acts once nobody waits for an answer any more, at once where that is so already: Node does not say it a second time.
 * Nor does it ever say so of an answer that is to come after another on the same connection; that ends with the
 * connection.
 */
export function whenLeft(response: ServerResponse, act: () => void): void {
  if (isLeft(response)) {
    act();
    return;
  }
  const { socket } = response.req;
  const left = () => {
    response.off("close", left);
    socket.off("close", left);
    act();
  };
  response.once("close", left);
  // However many ask over one connection before they are answered.
  socket.setMaxListeners(0).once("close", left);
}
