import { objectionAddress } from "@/components/wording/addresses";
import { claimAnchor } from "@/components/wording/anchors";

/** The notes on a claim in one line, the address by which it is cited, and where to object to it. */
export function NoteLine(props: { notes: readonly (string | null)[]; claim: string }) {
  return (
    <p className="flex flex-wrap gap-x-3 *:py-0.5">
      <span>{props.notes.filter((note) => note !== null).join(" · ")}</span>
      <a href={`#${claimAnchor(props.claim)}`}>Link to this claim</a>
      <a href={objectionAddress({ claim: props.claim })} rel="nofollow" className="screen-only">
        This is wrong
      </a>
    </p>
  );
}
