import { once } from "@/lib/installation/life";
import { migrate } from "@/lib/installation/migrate";
import { checkDatabase } from "@/lib/installation/preflight";
import { databaseSettings, loadEnvironmentFiles } from "@/lib/installation/settings";

/*
 * npm run migrate
 *
 * Applies the migrations that the database of DATABASE_OWNER_URL lacks, and grants the role of
 * DATABASE_URL what the app may do. `npm start` does the same before it serves.
 */
await once(async (onStep) => {
  loadEnvironmentFiles();
  const { appUrl, ownerUrl } = databaseSettings(process.env);
  const { appRole } = await checkDatabase({ appUrl, ownerUrl });
  const { applied } = await migrate({ ownerUrl, appRole, onStep });
  onStep(applied.length === 0 ? "Nothing to apply." : `Applied ${applied.join(", ")}.`);
});
