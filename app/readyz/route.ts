import { connection } from "next/server";
import { readiness } from "@/lib/queries/readiness";
import { healthAnswer } from "@/lib/web/health";

/** Whether this process can serve readers: the database answers and has this build's migrations. */
export async function GET(): Promise<Response> {
  await connection();
  return healthAnswer(await readiness());
}
