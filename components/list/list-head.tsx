/** What this place is, in two sentences; on later pages of the list only its title. */
export function ListHead({ isFirst }: { isFirst: boolean }) {
  return (
    <header className="pt-8 pb-8">
      <h1 className="font-serif text-title font-semibold text-balance">
        {isFirst ? "Who said the number" : "Older incidents"}
      </h1>
      {isFirst ? (
        <p className="mt-4 max-w-[40rem]">
          When people are killed, articles print figures; here each figure is traced to whoever
          first said it, and shown with the sentence it stands in. However many articles repeat a
          voice, it is one voice.
        </p>
      ) : (
        <p className="mt-4">
          <a href="/incidents">Newest incidents</a>
        </p>
      )}
    </header>
  );
}
