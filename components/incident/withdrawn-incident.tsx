import { Notice } from "@/components/ui/notice";
import { addresses } from "@/components/wording/addresses";
import { momentInWords } from "@/components/wording/dates";
import type { IncidentResponse } from "@/lib/schemas/edition";

/** All that is left of a withdrawn incident: why, and since when. */
export function WithdrawnIncident(props: {
  slug: string;
  reason: string;
  edition: IncidentResponse["edition"];
}) {
  const { number, at } = props.edition;
  return (
    <Notice title="This incident was withdrawn">
      <p>{props.reason}</p>
      <p className="text-small text-muted">
        Edition {number}, <time dateTime={at}>{momentInWords(at)}</time>.
      </p>
      <p>
        <a href={addresses.history(props.slug)}>Its editions, and since when each stood</a>
      </p>
      <p>
        <a href="/incidents">Go to the list of incidents</a>
      </p>
    </Notice>
  );
}
