import "server-only";
import { serverSettings } from "@/lib/env";
import { writeConsoleAsLines } from "./console-lines";
import { standBeforeEveryRequest } from "./server-edge";

/** Begins the operator's log. While developing, the framework's own words are left as they are. */
export function beginLog(): void {
  standBeforeEveryRequest();
  if (serverSettings().isStructured) writeConsoleAsLines();
}
