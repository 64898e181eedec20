import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { IncidentList } from "@/components/list/incident-list";
import { ListHead } from "@/components/list/list-head";
import { NoIncidents } from "@/components/list/no-incidents";
import { NoSuchPage } from "@/components/list/no-such-page";
import { NothingFound } from "@/components/list/nothing-found";
import { SearchForm } from "@/components/list/search-form";
import { AppError } from "@/lib/errors";
import { publishedIncidents } from "@/lib/queries/incidents";
import { searchIncidents } from "@/lib/queries/search";
import { searchQuery } from "@/lib/schemas/requests";
import { answerWith } from "@/lib/web/answer-status";
import { inMarkup } from "@/lib/web/in-markup";

export async function generateMetadata({ searchParams }: PageProps<"/incidents">) {
  const { query } = await searchParams;
  const words = typeof query === "string" ? query.trim().slice(0, 60) : "";
  return { title: words === "" ? "Incidents" : `“${words}” in incidents` } satisfies Metadata;
}

const pageLength = 20;

export default guarded(async function IncidentsPage({ searchParams }: PageProps<"/incidents">) {
  const { cursor, query } = await searchParams;
  const isReadable = !Array.isArray(cursor) && !Array.isArray(query);
  const page = isReadable ? await pageAt(query, cursor) : null;
  if (page === null || Array.isArray(query)) {
    answerWith(400);
    return <NoSuchPage />;
  }
  if (page.complaint !== undefined) answerWith(400);
  const { text, items, next, complaint } = page;
  const isFirst = cursor === undefined;
  if (items.length === 0 && isFirst && text === undefined) return <NoIncidents />;
  return inMarkup(
    <>
      <ListHead isFirst={isFirst} query={text} />
      <SearchForm query={query} complaint={complaint} />
      {text !== undefined && items.length === 0 && complaint === undefined && <NothingFound />}
      <IncidentList items={items} next={next} query={text} />
    </>,
  );
});

/**
 * A page of the list, or of what a search found. Null when the cursor is none that was given out;
 * what is wrong with the words is said beside their field.
 */
async function pageAt(query: string | undefined, cursor: string | undefined) {
  const read = searchQuery.safeParse(query);
  if (!read.success) return { text: query, ...nothing, complaint: read.error.issues[0]?.message };
  const text = read.data;
  const wanted = { cursor, limit: pageLength };
  try {
    const list = text ? searchIncidents({ query: text, ...wanted }) : publishedIncidents(wanted);
    return { text, ...(await list), complaint: undefined };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    const issue = error.issues.find(({ path }) => path === "query");
    return issue ? { text, ...nothing, complaint: issue.message } : null;
  }
}

const nothing = { items: [], next: null };
