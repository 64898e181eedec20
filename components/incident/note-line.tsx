import { objectionAddress } from "@/components/wording/addresses";
import { claimAnchor } from "@/lib/domain/claim-anchor";

/** The notes on a claim in one line, the address by which it is cited, and where to object to it. */
export function noteLine(claim: string, notes: readonly (string | null)[]) {
  return (
    <p className="notes">
      {notes.filter((note) => note !== null).join(" · ")}
      <a href={`#${claimAnchor(claim)}`}>Link to this claim</a>
      <a href={objectionAddress({ claim })} rel="nofollow">
        This is wrong
      </a>
    </p>
  );
}
