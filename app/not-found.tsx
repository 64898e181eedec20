import { Notice } from "@/components/ui/notice";

export default function NotFound() {
  return (
    <Notice title="There is no page at this address">
      <title>Not found – Counterclaim</title>
      <p>It may be mistyped, or cut off on the way.</p>
      <p>
        <a href="/incidents">Go to the list of incidents</a>
      </p>
    </Notice>
  );
}
