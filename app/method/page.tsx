import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { MethodPage } from "@/components/method/method-page";

export const metadata: Metadata = { title: "How voices are counted" };

export default guarded(async function Page() {
  return <MethodPage />;
});
