import { NoSuchPage } from "@/components/list/no-such-page";
import { AppError } from "@/lib/errors";
import type { ReaderPage } from "./reader-page";

/** For a place in a list that is none of it. */
export const noSuchCursor: ReaderPage = {
  title: "No such page",
  status: 400,
  content: <NoSuchPage />,
};

/** "invalid" in place of that error; every other is thrown on. */
export function unlessInvalid(error: unknown): "invalid" {
  if (error instanceof AppError && error.code === "invalid") return "invalid";
  throw error;
}
