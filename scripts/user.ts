import { closeDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { borrowDatabase } from "@/lib/installation/borrow";
import { live } from "@/lib/installation/life";
import { Refusal } from "@/lib/installation/refusal";
import { usage, verbs } from "./user-verbs";

/*
 * npm run -s user -- add EMAIL ROLE NAME …      enters an account and prints its password, once
 *                    role EMAIL ROLE            viewer, analyst, editor or admin
 *                    password EMAIL             gives it another random password and prints that
 *                    recover EMAIL              prints a code with which its owner chooses one
 *                    second-factor-off EMAIL    for somebody who has lost theirs
 *                    sign-out EMAIL             ends its sessions
 *                    disable EMAIL, enable EMAIL
 *                    list
 */
await live(async (life) => {
  const [verb = "", ...given] = process.argv.slice(2);
  const run = verbs[verb];
  if (!run) throw new Refusal(usage);
  process.env.DATABASE_URL = await borrowDatabase(life);
  life.atEnd(closeDb);
  await run(life.onStep, given).catch((error: unknown) => {
    throw error instanceof AppError ? new Refusal(error.message) : error;
  });
});
