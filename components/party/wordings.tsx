import type { ReactNode } from "react";
import { printed } from "@/components/ui/printed";
import { unbroken } from "@/components/wording/unbroken";
import type { SaidFigure } from "@/lib/schemas/party-page";

/** Figures as they are printed, one after the other, each in its own language. */
export function wordingsIn(wordings: SaidFigure["wordings"]): ReactNode[] {
  return wordings.flatMap(({ text, language }, at) => [
    at > 0 ? ", " : "",
    printed(unbroken(text), language, `${language} ${text}`),
  ]);
}
