/** Says of a status that what it rested on has changed since, and how; nothing while it has not. */
export function StaleStatus({ stale }: { stale: readonly string[] | undefined }) {
  if (!stale) return null;
  return (
    <p className="border-s-4 border-ink ps-2 text-ink">
      <strong>This status is out of date.</strong> What it rested on has changed since an editor
      decided it. {stale.join(" ")}
    </p>
  );
}
