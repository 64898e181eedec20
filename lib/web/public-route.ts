import "server-only";
import { problem, problemOf } from "./problem";
import { publicHeaders } from "./public-headers";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * The methods of a public, read-only address: GET with its errors as problem details, HEAD (which
 * the framework answers from GET), OPTIONS for pages of other origins, and a problem for the rest.
 */
export function publicRoute<Context>(get: Handler<Context>) {
  return {
    GET: async (request: Request, context: Context): Promise<Response> => {
      try {
        return await get(request, context);
      } catch (error) {
        return problemOf(error);
      }
    },
    OPTIONS: preflight,
    POST: notAllowed,
    PUT: notAllowed,
    PATCH: notAllowed,
    DELETE: notAllowed,
  };
}

/**
 * That what was told here is told at another address of ours from now on. To be asked again each time:
 * a merge can be withdrawn.
 */
export function ledOn(address: string): Response {
  const headers = { ...publicHeaders, Location: address, "Cache-Control": "no-cache" };
  return new Response(null, { status: 308, headers });
}

const allowed = "GET, HEAD, OPTIONS";

function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...publicHeaders,
      Allow: allowed,
      "Access-Control-Allow-Methods": allowed,
      "Access-Control-Allow-Headers": "If-None-Match",
      "Access-Control-Max-Age": "86400",
    },
  });
}

function notAllowed(request: Request): Response {
  return problem({
    status: 405,
    detail: `${request.method} is not possible here: this address is for reading (${allowed}).`,
    headers: { Allow: allowed },
  });
}
