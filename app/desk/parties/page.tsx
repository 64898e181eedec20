import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { partyKindWords } from "@/components/wording/desk-words";
import { Shown } from "@/components/wording/shown";
import { findParties } from "@/lib/queries/live-parties";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: "Parties" };

const shown = 200;

export default guarded(async function PartiesPage({ searchParams }: PageProps<"/desk/parties">) {
  const { actor } = await requireStaff("read_live");
  const { q } = await searchParams;
  const typed = typeof q === "string" ? q : "";
  const parties = await findParties(actor, typed, shown);
  return (
    <>
      <DeskHead title="Parties" back={{ href: "/desk", label: "Desk" }}>
        <a href="/desk/parties/new">Enter a party</a>
      </DeskHead>
      <search>
        <form className="mb-6 flex max-w-[40rem] items-end gap-3">
          <label className="grow">
            <span className="block font-semibold">Find a party</span>
            <input
              name="q"
              defaultValue={typed}
              className="block w-full border border-ink bg-paper px-2 py-1.5"
            />
          </label>
          <button type="submit" className="border border-ink px-3 py-1.5">
            Find
          </button>
        </form>
      </search>
      {parties.length === 0 && <p>Nobody is entered under such a name.</p>}
      <ul className="max-w-[46rem]">
        {parties.map((party) => (
          <li key={party.id} className="border-t border-hairline py-1.5">
            <a href={`/desk/parties/${party.id}`}>
              <Shown text={party.name} />
            </a>{" "}
            <span className="text-small text-muted">
              {partyKindWords[party.kind]}
              {party.aliases.length > 0 && `; also ${party.aliases.join(", ")}`}
              {party.withheld && "; withheld from readers"}
            </span>
          </li>
        ))}
      </ul>
      {parties.length === shown && <p className="mt-2 text-small">Find by name to see more.</p>}
    </>
  );
});
