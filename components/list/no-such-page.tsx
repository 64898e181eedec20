import { Notice } from "@/components/ui/notice";

/** For a cursor that the list never gave out. */
export function NoSuchPage() {
  return (
    <Notice title="There is no such page of the list">
      <meta name="robots" content="noindex" />
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
