import { copyDatabase } from "./cluster";
import { bindDatabase } from "./database";

// Before the test file and whatever it imports are read: lib/db.ts must find its address.
bindDatabase(await copyDatabase());
