import { Notice } from "@/components/ui/notice";

/** The list of a new installation. */
export function NoIncidents() {
  return (
    <Notice title="Nothing is published yet">
      <p>
        Incidents appear here once an editor publishes them. To enter and publish some from files,
        run <code>npm run load -- FILE.json --publish</code> where Counterclaim is installed.
      </p>
    </Notice>
  );
}
