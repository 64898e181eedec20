/** A search that met nothing: what was looked at, and what to try. */
export function NothingFound() {
  return (
    <div className="max-w-[40rem] border-t border-ink py-4">
      <p>No published incident holds all of these words.</p>
      <ul className="mt-2 list-disc ps-5">
        <li>Try fewer words, or only the name of a place or of a party.</li>
        <li>
          Names are looked for in titles, places and parties, and found when spelt nearly right;
          other words in the quotes, as they were printed and in their translations.
        </li>
        <li>
          <a href="/incidents">See all incidents</a>, newest first.
        </li>
      </ul>
    </div>
  );
}
