import { redirect } from "next/navigation";
import { signOut } from "@/lib/auth/sign-in";
import { problemOf } from "@/lib/web/problem";
import { refuseOtherOrigins } from "@/lib/web/same-origin";

export async function POST(request: Request): Promise<Response> {
  try {
    await refuseOtherOrigins();
    await signOut(request.headers);
  } catch (error) {
    return problemOf(error);
  }
  redirect("/incidents");
}
