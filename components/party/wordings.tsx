import type { ReactNode } from "react";
import { printed } from "@/components/ui/printed";
import { unbroken } from "@/components/wording/unbroken";
import { counted } from "@/lib/domain/counted";
import { type SaidFigure, wordingsAtMost } from "@/lib/schemas/party-page";

/** Figures as they are printed, one after the other, each in its own language; and where there may be more of them. */
export function wordingsIn(wordings: SaidFigure["wordings"]): ReactNode[] {
  const all = wordings.flatMap(({ text, language }, at) => [
    at > 0 ? ", " : "",
    printed(unbroken(text), language, `${language} ${text}`),
  ]);
  if (wordings.length < wordingsAtMost) return all;
  return [
    ...all,
    <span key="at most" className="text-small text-muted">
      {` (no more than ${counted(wordingsAtMost, "wording")} are given here; the incident’s page has all)`}
    </span>,
  ];
}
