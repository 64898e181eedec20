import { Notice } from "@/components/ui/notice";

export default function NoSuchIncident() {
  return (
    <Notice title="No incident is published at this address">
      <title>No such incident – Counterclaim</title>
      <p>The address may be mistyped, or the incident may not have been published yet.</p>
      <p>
        <a href="/incidents">Look for it in the list of incidents</a>
      </p>
    </Notice>
  );
}
