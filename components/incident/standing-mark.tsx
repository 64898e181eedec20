import type { ReactNode } from "react";
import type { StandingValue } from "@/lib/domain/vocabulary";

/** A shape for each standing, beside its word: full is known, hollow is not, facing away is contested. */
export function StandingMark({ value }: { value: StandingValue }) {
  return (
    <svg aria-hidden="true" className="h-3 w-5 shrink-0" viewBox="0 0 20 12" fill="currentColor">
      {shapes[value]}
    </svg>
  );
}

const hollow = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 };

const shapes: Record<StandingValue, ReactNode> = {
  none: <path d="M5 5.25h10v1.5H5z" />,
  unknown_origin: <circle cx="10" cy="6" r="4.25" {...hollow} />,
  single_origin: <circle cx="10" cy="6" r="5" />,
  agreed: (
    <>
      <circle cx="7" cy="6" r="5" />
      <circle cx="13" cy="6" r="5" />
    </>
  ),
  compatible: (
    <>
      <circle cx="7" cy="6" r="4.25" {...hollow} />
      <circle cx="13" cy="6" r="4.25" {...hollow} />
    </>
  ),
  contested: <path d="M8 1v10L1 6zM12 1v10l7-5z" />,
};
