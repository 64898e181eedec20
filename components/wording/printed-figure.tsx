import { printed } from "@/components/ui/printed";
import { unbroken } from "./unbroken";

/** A figure as it was printed, where it stands among other words: `text` is its wording, and not redacted. */
export function printedFigure(text: string, language: string | null, key?: string) {
  return printed(unbroken(text), language, key);
}
