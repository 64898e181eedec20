import { problem } from "@/lib/web/problem";

/** Whatever is asked of the API that is none of its addresses, by any method. */
function nowhere(): Response {
  return problem({ status: 404, detail: "The API has no such address; docs/api.md lists them." });
}

export {
  nowhere as DELETE,
  nowhere as GET,
  nowhere as OPTIONS,
  nowhere as PATCH,
  nowhere as POST,
  nowhere as PUT,
};
