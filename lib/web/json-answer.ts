import "server-only";
import { textAnswer } from "./text-answer";

/** JSON text as it is stored, under an ETag that is the SHA-256 of its bytes. */
export function jsonAnswer(request: Request, json: string): Response {
  return textAnswer(request, json, { type: "application/json" });
}
