import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** The request that is being answered, as the log names it. */
export interface RequestContext {
  id: string;
  method: string;
  /** The address it came from, as far as we can tell; counted by, never written down. */
  from: string;
  /** Without the query, and without anything in it that could be a key. */
  path: string;
  /** The errors of this request that have their line already. */
  reported: WeakSet<object>;
  /** The status that the page asked for, where it is not the framework's (answer-status.ts). */
  status: number | null;
  /** The state of what is published that the answer will be kept under; null where it is not kept. */
  shows: string | null;
}

// The server's own code and that of each page are bundled apart, and have to share this.
declare global {
  var counterclaimRequests: AsyncLocalStorage<RequestContext> | undefined;
}
globalThis.counterclaimRequests ??= new AsyncLocalStorage<RequestContext>();
const requests = globalThis.counterclaimRequests;

/** Does work as a part of answering a request. */
export function withRequest<T>(context: RequestContext, work: () => T): T {
  return requests.run(context, work);
}

/** The request that is being answered here, if any. */
export function currentRequest(): RequestContext | undefined {
  return requests.getStore();
}
