import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { facetsFor, found as foundBy } from "@/app/found";
import { guarded } from "@/app/guarded";
import { Facets } from "@/components/list/facets";
import { IncidentList } from "@/components/list/incident-list";
import { ListHead } from "@/components/list/list-head";
import { NarrowedBy } from "@/components/list/narrowed-by";
import { NoIncidents } from "@/components/list/no-incidents";
import { NoSuchPage } from "@/components/list/no-such-page";
import { NothingFound } from "@/components/list/nothing-found";
import { SearchForm } from "@/components/list/search-form";
import { TakeListAway } from "@/components/list/take-list-away";
import { ErrorSummary } from "@/components/ui/error-summary";
import { searchAddress } from "@/components/wording/search-address";
import { AppError, type Issue } from "@/lib/errors";
import { type IncidentSearch, isSearch, searchParams as searchSchema } from "@/lib/schemas/search";
import { answerWith } from "@/lib/web/answer-status";
import { inMarkup } from "@/lib/web/in-markup";

type Given = Readonly<Record<string, string | string[] | undefined>>;

export async function generateMetadata({ searchParams }: PageProps<"/incidents">) {
  const { query } = await searchParams;
  const words = typeof query === "string" ? query.trim().slice(0, 60) : "";
  return { title: words === "" ? "Incidents" : `“${words}” in incidents` } satisfies Metadata;
}

const pageLength = 20;

export default guarded(async function IncidentsPage({ searchParams }: PageProps<"/incidents">) {
  const given: Given = await searchParams;
  const asked = singles(given);
  if (asked === null) {
    answerWith(400);
    return <NoSuchPage />;
  }
  const read = searchSchema.safeParse(asked);
  // A form sends its empty fields too: what was found has one address, and it says no more than it must.
  const { cursor, ...fields } = asked;
  if (read.success && Object.values(fields).includes("")) redirect(searchAddress(read.data));
  if (!read.success) return refused(asked, read.error.issues.map(asIssue));
  const wanted = read.data;
  const found = await pageOf(wanted, cursor);
  if (found instanceof AppError) {
    if (found.issues.some(({ path }) => path === "cursor")) {
      answerWith(400);
      return <NoSuchPage />;
    }
    return refused(asked, found.issues, found);
  }
  const { items, next, facets } = found;
  const isFirst = cursor === undefined;
  if (items.length === 0 && isFirst && !isSearch(wanted)) return <NoIncidents />;
  return inMarkup(
    <>
      <ListHead isFirst={isFirst} query={wanted.query} isSearch={isSearch(wanted)} />
      <SearchForm given={asked} />
      <NarrowedBy wanted={wanted} facets={facets} />
      {facets !== null && items.length > 0 && <Facets wanted={wanted} facets={facets} />}
      {isSearch(wanted) && items.length === 0 && <NothingFound />}
      <IncidentList items={items} next={next} wanted={wanted} />
      {isFirst && items.length > 0 && <TakeListAway wanted={wanted} />}
    </>,
  );
});

/** What was given, each once; null where something was given more than once, because either could be meant. */
function singles(given: Given): Record<string, string | undefined> | null {
  const names = [...Object.keys(searchSchema.shape), "cursor"];
  const all = names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]));
  return all.every((pair): pair is [string, string] => typeof pair[1] === "string")
    ? Object.fromEntries(all)
    : null;
}

/** The form again, with what is wrong with it. */
function refused(
  asked: Record<string, string | undefined>,
  issues: readonly Issue[],
  error?: AppError,
) {
  answerWith(error?.code === "too_many" ? 429 : 400);
  const message =
    issues.length > 0 || !error ? "This cannot be looked for as it stands." : error.message;
  return (
    <>
      <ListHead isFirst query={asked.query?.slice(0, 200)} isSearch />
      <div className="pb-6">
        <ErrorSummary message={message} issues={issues} idOf={(path) => path} />
      </div>
      <SearchForm given={asked} issues={issues} />
    </>
  );
}

function asIssue({ path, message }: { path: PropertyKey[]; message: string }): Issue {
  return { path: path.join("."), message };
}

async function pageOf(wanted: IncidentSearch, cursor: string | undefined) {
  const page = { cursor, limit: pageLength };
  try {
    const [list, facets] = await Promise.all([foundBy(wanted, page), facetsFor(wanted)]);
    return { ...list, facets };
  } catch (error) {
    if (error instanceof AppError && ["invalid", "too_many"].includes(error.code)) return error;
    throw error;
  }
}
