/** Headers of one request, connection or way of sending: no part of what is kept. */
export const ofOneAnswer: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "set-cookie",
  "strict-transport-security",
  "transfer-encoding",
  "x-request-id",
]);
