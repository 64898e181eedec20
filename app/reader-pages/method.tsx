import { MethodPage } from "@/components/method/method-page";
import type { ReaderAnswer } from "./reader-page";

/** How voices are counted. */
export async function methodPage(): Promise<ReaderAnswer> {
  return { title: "How voices are counted", content: <MethodPage /> };
}
