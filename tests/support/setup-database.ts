import { closeDb } from "@/lib/db";
import { copyDatabase } from "./cluster";
import { bindDatabase } from "./database";

// The file before this one, in the same process, may have left the app connected to its own.
await closeDb();
// Before the test file and whatever it imports are read: lib/db.ts must find its address.
bindDatabase(await copyDatabase());
