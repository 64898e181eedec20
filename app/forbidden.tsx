import type { Metadata } from "next";
import { NotForYourRole } from "@/components/site/refusals";

export const metadata: Metadata = { title: "Not for your role" };

export default function Forbidden() {
  return <NotForYourRole />;
}
