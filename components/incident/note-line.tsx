import { claimAnchor } from "@/components/wording/anchors";

/** The notes on a claim in one line, and the address by which it is cited. */
export function NoteLine(props: { notes: readonly (string | null)[]; claim: string }) {
  return (
    <p className="flex flex-wrap gap-x-3 *:py-0.5">
      <span>{props.notes.filter((note) => note !== null).join(" · ")}</span>
      <a href={`#${claimAnchor(props.claim)}`}>Link to this claim</a>
    </p>
  );
}
