import { Notice } from "@/components/ui/notice";

export default function NoSuchPage() {
  return (
    <Notice title="There is no such page of the list">
      <title>No such page – Counterclaim</title>
      <p>
        The address names a place in the list that does not exist: it may have been cut off or
        changed on the way.
      </p>
      <p>
        <a href="/incidents">Go to the newest incidents</a>
      </p>
    </Notice>
  );
}
