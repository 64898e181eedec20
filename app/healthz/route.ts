import { connection } from "next/server";
import { healthAnswer } from "@/lib/web/health";

/** Whether this process answers; asks nobody else, so that a lost database does not restart it. */
export async function GET(): Promise<Response> {
  await connection();
  return healthAnswer("ok");
}
