import { Notice } from "@/components/ui/notice";
import { momentInWords } from "@/components/wording/dates";
import type { IncidentResponse } from "@/lib/schemas/edition";

/** All that is left of a withdrawn incident: why, and since when. */
export function WithdrawnIncident(props: { reason: string; edition: IncidentResponse["edition"] }) {
  const { number, at } = props.edition;
  return (
    <Notice title="This incident was withdrawn">
      <p>{props.reason}</p>
      <p className="text-small text-muted">
        Edition {number}, <time dateTime={at}>{momentInWords(at)}</time>.
      </p>
    </Notice>
  );
}
