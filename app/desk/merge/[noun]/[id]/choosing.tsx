import { partyKindWords } from "@/components/wording/desk-words";
import { Shown } from "@/components/wording/shown";
import type { Actor } from "@/lib/domain/permissions";
import { incidentChoices } from "@/lib/queries/live-incidents";
import { findParties } from "@/lib/queries/live-parties";
import type { Mergeable } from "@/lib/queries/merges";

/** Finding the other: by a word of a party's name, from the list of incidents. No script is needed. */
export async function Choosing(props: { actor: Actor; one: Mergeable; typed: string }) {
  const { actor, one, typed } = props;
  if (one.noun === "incident") {
    const others = (await incidentChoices(actor)).filter(({ id }) => id !== one.id);
    return (
      <form className="flex max-w-[40rem] flex-wrap items-end gap-3">
        <label className="grow">
          <span className="block font-semibold">Merge it into</span>
          <select
            name="into"
            className="block w-full border border-ink bg-paper px-2 py-1.5"
            required
          >
            <option value="">Choose an incident</option>
            {others.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="border border-ink px-3 py-1.5">
          Compare the two
        </button>
      </form>
    );
  }
  const found = typed.trim() === "" ? [] : await findParties(actor, typed, 50);
  const others = found.filter(({ id }) => id !== one.id);
  return (
    <>
      <search>
        <form className="flex max-w-[40rem] items-end gap-3">
          <label className="grow">
            <span className="block font-semibold">Merge it into</span>
            <span className="block text-small text-muted">
              Find the other by a part of its name.
            </span>
            <input
              name="q"
              defaultValue={typed}
              dir="auto"
              className="block w-full border border-ink bg-paper px-2 py-1.5"
            />
          </label>
          <button type="submit" className="border border-ink px-3 py-1.5">
            Find
          </button>
        </form>
      </search>
      {typed.trim() !== "" && others.length === 0 && (
        <p className="mt-4">Nobody else is entered under such a name.</p>
      )}
      <ul className="mt-4">
        {others.map((party) => (
          <li key={party.id} className="border-t border-hairline py-1.5">
            <a href={`?into=${party.id}`}>
              <Shown text={party.name} />
            </a>{" "}
            <span className="text-small text-muted">
              {partyKindWords[party.kind]}
              {party.aliases.length > 0 && `; also ${party.aliases.join(", ")}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
