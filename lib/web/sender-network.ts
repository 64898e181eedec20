import "server-only";
import { networkOf } from "@/lib/domain/network";
import { currentRequest } from "./request-context";

/** The network that the running request came from, to be counted and never kept; "unknown" where none is told. */
export function senderNetwork(): string {
  return networkOf(currentRequest()?.from ?? "");
}
