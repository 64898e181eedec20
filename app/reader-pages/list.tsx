import { facetsFor, found as foundBy, groupsFor } from "@/app/found";
import { Facets } from "@/components/list/facets";
import { type Filter, filters, withoutFilter } from "@/components/list/filters";
import { IncidentList } from "@/components/list/incident-list";
import { ListHead } from "@/components/list/list-head";
import { NarrowedBy } from "@/components/list/narrowed-by";
import { NoIncidents } from "@/components/list/no-incidents";
import { NothingFound } from "@/components/list/nothing-found";
import { SearchForm } from "@/components/list/search-form";
import { TakeListAway } from "@/components/list/take-list-away";
import { ErrorSummary } from "@/components/ui/error-summary";
import { searchAddress } from "@/components/wording/search-address";
import { AppError, type Issue } from "@/lib/errors";
import { type IncidentSearch, isSearch, searchParams as searchSchema } from "@/lib/schemas/search";
import { noSuchCursor } from "./no-such-cursor";
import { type PartyMeant, partyMeant } from "./party-meant";
import type { Asked, ReaderAnswer, ReaderPage } from "./reader-page";

const pageLength = 20;
const asking = Object.keys(searchSchema.shape);

/** The list of incidents, or what a search among them finds. */
export async function listPage({ search }: Asked): Promise<ReaderAnswer> {
  const asked = singles(search);
  if (asked === null) return noSuchCursor("/incidents", search, asking);
  const meant = await partyMeant(asked.party);
  const read = searchSchema.safeParse({ ...asked, party: meant.id });
  // A form sends its empty fields too: what was found has one address, and it says no more than it must.
  const { cursor, ...fields } = asked;
  if (!read.success || meant.issue) {
    const issues = read.error?.issues.map(asIssue) ?? [];
    return refused(asked, meant, meant.issue ? inForm([...issues, meant.issue]) : issues);
  }
  const wanted = read.data;
  const isNamed = meant.id !== undefined && meant.id !== fields.party;
  if (isNamed || Object.values(fields).includes("")) {
    return { to: searchAddress(wanted), isPermanent: false };
  }
  const found = await pageOf(wanted, cursor);
  if (!(found instanceof AppError)) {
    return { title: titleOf(asked.query), ...listed({ asked, meant, wanted, found }) };
  }
  if (found.issues.some(({ path }) => path === "cursor")) {
    return noSuchCursor("/incidents", search, asking);
  }
  return refused(asked, meant, found.issues, found);
}

function titleOf(query = ""): string {
  const words = query.trim().slice(0, 60);
  return words === "" ? "Incidents" : `“${words}” in incidents`;
}

function listed(props: { asked: Given; meant: PartyMeant; wanted: IncidentSearch; found: Found }) {
  const { asked, meant, wanted, found } = props;
  const { items, next, facets, without } = found;
  const { cursor, ...fields } = asked;
  const isFirst = cursor === undefined;
  const feed = searchAddress({ ...wanted, sort: "newest" }, {}, "/api/v1/incidents/feed.atom");
  if (items.length === 0 && isFirst && !isSearch(wanted)) return { content: <NoIncidents /> };
  return {
    // Programs that read feeds look for it here.
    head: <link rel="alternate" type="application/atom+xml" href={feed} title="New editions" />,
    lead: {
      name: JSON.stringify([isFirst, items.length > 0, fields]),
      content: (
        <>
          <ListHead isFirst={isFirst} query={wanted.query} isSearch={isSearch(wanted)} />
          <SearchForm given={{ ...asked, party: meant.shown }} groups={facets.groups} />
          <NarrowedBy wanted={wanted} facets={facets} />
          {items.length > 0 && (
            <>
              <Facets wanted={wanted} facets={facets} />
              <p className="screen-only pb-8 text-small">
                <a href={searchAddress(wanted, {}, "/map")}>On a map and a line of time</a>
              </p>
            </>
          )}
          {isSearch(wanted) && items.length === 0 && (
            <NothingFound wanted={wanted} without={without} />
          )}
        </>
      ),
    },
    content: (
      <>
        <IncidentList items={items} next={next} wanted={wanted} />
        {isFirst && items.length > 0 && <TakeListAway wanted={wanted} total={facets?.total ?? 0} />}
      </>
    ),
  };
}

type Given = Readonly<Record<string, string | undefined>>;

/** What was given, each once; null where something was given more than once, because either could be meant. */
function singles(given: Asked["search"]): Given | null {
  const names = [...asking, "cursor"];
  const all = names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]));
  return all.every((pair): pair is [string, string] => typeof pair[1] === "string")
    ? Object.fromEntries(all)
    : null;
}

/** The form again, with what is wrong with it. */
async function refused(
  asked: Given,
  { shown, candidates = [] }: PartyMeant,
  issues: readonly Issue[],
  error?: AppError,
): Promise<ReaderPage> {
  const message =
    issues.length > 0 || !error ? "This cannot be looked for as it stands." : error.message;
  const content = (
    <>
      <ListHead isFirst query={shortened(asked.query)} isSearch />
      <div className="pb-6">
        <ErrorSummary message={message} issues={issues.map(named)} idOf={(path) => path} />
      </div>
      <SearchForm
        given={{ ...asked, party: shown }}
        issues={issues}
        groups={issues.some(({ path }) => path === "group") ? [] : await groupsFor(asked.group)}
        parties={candidates.map(({ id, name }) => ({ name, href: withParty(asked, id) }))}
      />
    </>
  );
  return { title: titleOf(asked.query), status: error?.code === "too_many" ? 429 : 400, content };
}

/** The same search for a party, whatever else is wrong with it. */
function withParty({ cursor, ...asked }: Given, party: string): string {
  const given = Object.entries({ ...asked, party }).flatMap(([name, value = ""]) =>
    value === "" || (name === "sort" && value === "newest") ? [] : [[name, value]],
  );
  return `/incidents?${new URLSearchParams(given)}`;
}

/** What was looked for, as far as a title goes. */
function shortened(query: string | undefined): string | undefined {
  return query !== undefined && query.length > 60 ? `${query.slice(0, 60)}…` : query;
}

/** Two fields may have the same complaint: the list above them says of which it is. */
function named({ path, message }: Issue): Issue {
  const label = path === "from" ? "From" : path === "to" ? "To" : null;
  return { path, message: label === null ? message : `${label}: ${message}` };
}

/** In the order of the form's fields: the party's name stands before the days. */
function inForm(issues: readonly Issue[]): Issue[] {
  const after = ({ path }: Issue) => Number(path !== "query" && path !== "place");
  const isParty = ({ path }: Issue) => path === "party";
  return issues.toSorted((a, b) => after(a) - after(b) || Number(isParty(b)) - Number(isParty(a)));
}

function asIssue({ path, message }: { path: PropertyKey[]; message: string }): Issue {
  return { path: path.join("."), message };
}

type Found = Exclude<Awaited<ReturnType<typeof pageOf>>, AppError>;

async function pageOf(wanted: IncidentSearch, cursor: string | undefined) {
  const page = { cursor, limit: pageLength };
  try {
    const [list, facets] = await Promise.all([foundBy(wanted, page), facetsFor(wanted)]);
    const isEmpty = list.items.length === 0 && cursor === undefined;
    return { ...list, facets, without: isEmpty ? await emptiedBy(wanted) : [] };
  } catch (error) {
    if (error instanceof AppError && ["invalid", "too_many"].includes(error.code)) return error;
    throw error;
  }
}

/** The filters without which, one at a time, something would be found: a search for one incident each. */
async function emptiedBy(wanted: IncidentSearch): Promise<Filter[]> {
  const set = filters.filter(({ fields }) => fields.some((name) => wanted[name] !== undefined));
  if (set.length + (wanted.query === undefined ? 0 : 1) < 2) return [];
  const met = set.map(async (filter) => {
    const { items } = await foundBy(withoutFilter(wanted, filter), { limit: 1 });
    return items.length > 0 ? [filter] : [];
  });
  return (await Promise.all(met)).flat();
}
