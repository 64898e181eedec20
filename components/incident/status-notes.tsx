import { admiraltyWords } from "@/components/wording/words";
import type { EditionCountClaim } from "@/lib/schemas/edition";

/** What stands beside a status: that it goes beyond the voices, grades, and that it is out of date. */
export function statusNotes({
  override,
  admiralty,
  stale,
}: Pick<EditionCountClaim, "override" | "admiralty" | "stale">) {
  if (!override && !admiralty && !stale) return null;
  return (
    <>
      {override && (
        <p className="border-s-4 border-ink ps-2 text-ink">
          <strong>Corroborated by an editor’s word, not by a second voice.</strong> {override}
        </p>
      )}
      {admiralty && <p>{admiraltyWords(admiralty)}</p>}
      {stale && (
        <p className="border-s-4 border-ink ps-2 text-ink">
          <strong>This status is out of date.</strong> What it rested on has changed since an editor
          decided it. {stale.join(" ")}
        </p>
      )}
    </>
  );
}
