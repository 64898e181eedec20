import { searchLengthLimit } from "@/lib/schemas/requests";

/** Looks for words among what is published; an ordinary form, so that what was found has an address. */
export function SearchForm(props: { query: string | undefined; complaint: string | undefined }) {
  const { query, complaint } = props;
  const isFaulty = complaint !== undefined;
  return (
    <search className="block pb-8">
      <form action="/incidents" method="get" className="max-w-[40rem]">
        <label htmlFor="query" className="block font-semibold">
          Search the incidents
        </label>
        <p id="query-hint" className="text-small text-muted">
          Places, parties, words of a title or of a quote, in any language
        </p>
        {isFaulty && (
          <p id="query-error" className="mt-1 border-ink border-s-4 ps-2 font-semibold">
            {complaint}
          </p>
        )}
        <div className="mt-1 flex flex-wrap gap-2">
          <input
            id="query"
            name="query"
            type="search"
            dir="auto"
            defaultValue={query}
            maxLength={searchLengthLimit}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={isFaulty ? "query-error query-hint" : "query-hint"}
            aria-invalid={isFaulty || undefined}
            className="min-w-0 flex-1 basis-60 border border-ink bg-transparent px-2 py-1"
          />
          <button type="submit" className="border border-ink px-4 py-1">
            Search
          </button>
        </div>
      </form>
    </search>
  );
}
