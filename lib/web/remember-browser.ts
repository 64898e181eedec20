import "server-only";
import { cookies, headers } from "next/headers";
import { browserCookie } from "@/lib/auth/known-browser";

/** Makes the browser of this request known to the account whose owner has just shown who they are. */
export async function rememberBrowser(email: string): Promise<void> {
  (await cookies()).set(browserCookie(await headers(), email));
}
