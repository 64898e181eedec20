import { outcomeInWords, standingWords, statusWords } from "@/components/wording/words";
import { outcomes, standings, statuses } from "@/lib/domain/vocabulary";
import { searchLengthLimit, searchOrders } from "@/lib/schemas/search";
import { type GroupTerm, groupChoices } from "./group-choices";
import { type Choice, NarrowField } from "./narrow-field";
import { orderWords } from "./order-words";

/**
 * Looks for words among what is published, and narrows: one ordinary form, so that nothing that was typed
 * is lost, whichever of its buttons is pressed, and what was found has an address. The fields that
 * were left empty are taken out of that address by the page it leads to.
 */
export function SearchForm(props: {
  given: Readonly<Record<string, string | undefined>>;
  issues?: readonly { path: string; message: string }[];
  /** Who may be meant by the name of a party. */
  parties?: readonly { name: string; href: string }[];
  /** Groups that are published or asked for, those besides the ones of every tree among them. */
  groups?: readonly GroupTerm[];
}) {
  const { given, issues = [], parties = [], groups = [] } = props;
  const complaintOn = (name: string) => issues.find(({ path }) => path === name)?.message;
  const complaint = complaintOn("query");
  const fields = fieldsWith(groups);
  const isFaulty = fields.some(({ name }) => complaintOn(name) !== undefined);
  return (
    <search className="block pb-6">
      <form action="/incidents" method="get">
        <label htmlFor="query" className="block font-semibold">
          Search the incidents
        </label>
        <p id="query-hint" className="text-small text-muted">
          Places, parties, words of a title or of a quote, in any language
        </p>
        {complaint !== undefined && (
          <p id="query-error" className="mt-1 border-ink border-s-4 ps-2 font-semibold">
            {complaint}
          </p>
        )}
        <div className="mt-1 flex max-w-[40rem] flex-wrap gap-2">
          <input
            id="query"
            name="query"
            type="search"
            dir="auto"
            defaultValue={given.query}
            maxLength={searchLengthLimit}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={complaint === undefined ? "query-hint" : "query-error query-hint"}
            aria-invalid={complaint !== undefined || undefined}
            className="min-w-0 flex-1 basis-60 border border-ink bg-transparent px-2 py-1"
          />
          <button type="submit" className="cursor-pointer border border-ink px-4 py-1">
            Search
          </button>
        </div>
        <details className="mt-3" open={isFaulty}>
          <summary className="w-fit py-1 text-small">
            Narrow by place, party, time, measure and judgement
          </summary>
          <div className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
            {fields.map((field) => (
              <NarrowField
                key={field.name}
                {...field}
                value={given[field.name]}
                complaint={complaintOn(field.name)}
                suggestions={field.name === "party" ? parties : []}
              />
            ))}
            <div className="flex items-end">
              <button type="submit" className="cursor-pointer border border-ink px-4 py-1">
                Narrow
              </button>
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

const any: Choice = { value: "", label: "Any" };

interface Field {
  name: string;
  label: string;
  hint?: string;
  choices?: readonly Choice[];
}

const fieldsWith = (groups: readonly GroupTerm[]): readonly Field[] => [
  { name: "place", label: "Place" },
  { name: "party", label: "Party", hint: "Who acts, is counted, is blamed or is heard" },
  { name: "from", label: "From", hint: "2026, 2026-02 or 2026-02-01" },
  { name: "to", label: "To", hint: "A year, a month or a day" },
  {
    name: "outcome",
    label: "What was counted",
    choices: [any, ...outcomes.map((value) => ({ value, label: outcomeInWords(value) }))],
  },
  {
    name: "group",
    label: "Who was counted",
    hint: "Children count as civilians",
    choices: [any, ...groupChoices(groups)],
  },
  {
    name: "standing",
    label: "Standing",
    choices: [any, ...standings.map((value) => ({ value, label: standingWords[value] }))],
  },
  {
    name: "status",
    label: "Status of a claim",
    choices: [any, ...statuses.map((value) => ({ value, label: statusWords[value] }))],
  },
  {
    name: "sort",
    label: "Order",
    choices: searchOrders.map((value) => ({ value, label: orderWords[value] })),
  },
];
