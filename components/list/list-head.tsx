/** What this place is, in two sentences; on later pages of the list, and above what was found, its title. */
export function ListHead({ isFirst, query }: { isFirst: boolean; query?: string | undefined }) {
  const isList = query === undefined;
  return (
    <header className="pt-8 pb-8">
      <h1 className="font-serif text-title font-semibold text-balance">
        {isList ? isFirst ? "Who said the number" : "Older incidents" : <Sought query={query} />}
      </h1>
      {isFirst && isList ? (
        <p className="mt-4 max-w-[40rem]">
          When people are killed, articles print figures; here each figure is traced to whoever
          first said it, and shown with the sentence it stands in. However many articles repeat a
          voice, it is one voice.
        </p>
      ) : (
        <p className="mt-4">
          <a href="/incidents">{isList ? "Newest incidents" : "All incidents"}</a>
        </p>
      )}
    </header>
  );
}

function Sought({ query }: { query: string }) {
  return (
    <>
      Incidents with “<bdi className="wrap-anywhere">{query}</bdi>”
    </>
  );
}
