/** Claims whose quote the article no longer has: each with its words, and where it is corrected. */
export function GoneClaims({ claims }: { claims: readonly { id: string; quote: string }[] }) {
  if (claims.length === 0) return null;
  return (
    <div className="mb-4 border-s-4 border-ink ps-3">
      <p className="font-semibold">
        {claims.length === 1
          ? "A claim was logged from words that are gone:"
          : `${claims.length} claims were logged from words that are gone:`}
      </p>
      <ul className="list-disc ps-5 font-serif">
        {claims.map(({ id, quote }) => (
          <li key={id}>
            <a href={`/desk/claims/${id}`}>“{quote}”</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
