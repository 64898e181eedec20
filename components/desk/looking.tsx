/** Who else opened this in the last minutes; nothing where nobody did. */
export function Looking({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p role="status" className="mb-3 border-s-4 border-ink ps-3">
      <strong>{names.join(", ")}</strong> opened this in the last ten minutes. Whoever decides
      second is told what the first decided, and overwrites nothing.
    </p>
  );
}
