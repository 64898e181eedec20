/** What this place is, in two sentences; on later pages of the list, and above what was found, its title. */
export function ListHead(props: {
  isFirst: boolean;
  query?: string | undefined;
  isSearch: boolean;
}) {
  const { isFirst, query, isSearch } = props;
  return (
    <header className="pt-8 pb-8">
      <h1>
        {query !== undefined ? (
          <Sought query={query} />
        ) : isSearch ? (
          "Incidents, narrowed"
        ) : isFirst ? (
          "Who said the number"
        ) : (
          "Older incidents"
        )}
      </h1>
      {isFirst && !isSearch ? (
        <p className="mt-4 max-w-[40rem]">
          When people are killed, articles print figures; here each figure is traced to whoever
          first said it, and shown with the sentence it stands in. However many articles repeat a
          voice, it is one voice.
        </p>
      ) : (
        <p className="mt-4">
          <a href="/incidents">{isSearch ? "All incidents" : "Newest incidents"}</a>
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
