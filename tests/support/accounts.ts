import { writeFile } from "node:fs/promises";

export type StaffRole = "viewer" | "analyst" | "editor" | "admin";

/** An account of the demonstration, with its password in the tests. */
export function demonstrationAccount(role: StaffRole): { email: string; password: string } {
  return { email: `${role}@demonstration.example`, password: `${role} of the browser tests` };
}

/** Writes those passwords as prisma/seed.ts reads them. */
export async function writePasswords(path: string): Promise<void> {
  const roles = ["viewer", "analyst", "editor", "admin"] as const;
  const all = roles.map((role) => [role, demonstrationAccount(role).password]);
  await writeFile(path, JSON.stringify(Object.fromEntries(all)), { mode: 0o600 });
}
