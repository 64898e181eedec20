import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { MergeForm } from "@/components/desk/merge-form";
import { MergeSides } from "@/components/desk/merge-sides";
import { addresses } from "@/components/wording/addresses";
import { momentInWords } from "@/components/wording/dates";
import { partyKindWords } from "@/components/wording/desk-words";
import { Shown } from "@/components/wording/shown";
import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { incidentChoices } from "@/lib/queries/live-incidents";
import { findParties } from "@/lib/queries/live-parties";
import { type Mergeable, mergeable } from "@/lib/queries/merges";
import { newForm } from "@/lib/schemas/form";
import { type MergedNoun, mergedNouns } from "@/lib/schemas/merge";
import { requireStaff } from "@/lib/web/session";
import { mergeAction, withdrawMergeAction } from "../../actions";
import { mergeLines, withdrawalLines } from "../../rehearsals";

export const metadata: Metadata = { title: "Merge" };

export default guarded(async function MergePage(props: PageProps<"/desk/merge/[noun]/[id]">) {
  const { actor } = await requireStaff("merge");
  const { noun: asked, id } = await props.params;
  const noun = mergedNouns.find((one) => one === asked) ?? notFound();
  const one = (await mergeable(actor, noun, id)) ?? notFound();
  const { into, q } = await props.searchParams;
  const other = typeof into === "string" ? await mergeable(actor, noun, into) : null;
  return (
    <div className="max-w-[52rem]">
      <DeskHead
        title={
          <>
            {one.merged ? "A merge: " : "Merge "}
            <Shown text={one.name} />
          </>
        }
        back={{ href: `${homes[noun]}/${one.id}`, label: one.merged?.into.name ?? one.name }}
      >
        {one.merged ? <Merged one={one} /> : <Meaning noun={noun} />}
      </DeskHead>
      {one.merged ? (
        <Withdrawing actor={actor} one={one} />
      ) : (
        <>
          {other === null && (
            <Choosing actor={actor} one={one} typed={typeof q === "string" ? q : ""} />
          )}
          {other !== null && <Merging actor={actor} one={one} other={other} />}
        </>
      )}
    </div>
  );
});

const homes = { party: "/desk/parties", incident: "/desk/incidents" } as const;

function Meaning({ noun }: { noun: MergedNoun }) {
  return (
    <p>
      It will lead to another that stands for both. No claim is rewritten: a merge can be withdrawn,
      and what was added to either stays where it was added.
      {noun === "incident" &&
        " Readers of its address are led on once an edition of the other holds what is told here."}
    </p>
  );
}

function Merged({ one }: { one: Mergeable }) {
  const { merged } = one;
  if (!merged) return null;
  return (
    <>
      <p>
        It leads to{" "}
        <a href={`${homes[one.noun]}/${merged.into.id}`}>
          <Shown text={merged.into.name} />
        </a>{" "}
        since <time dateTime={merged.at}>{momentInWords(merged.at)}</time>
        {merged.who !== null && `, by ${merged.who}`}.
      </p>
      <p className="mt-2 whitespace-pre-line">
        Why: <Shown text={merged.reason} />
      </p>
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-small">
        <a href={`/desk/history/${one.noun}/${one.id}`}>History</a>
        {one.slug !== null && <a href={addresses.incident(one.slug)}>Its address for readers</a>}
      </p>
    </>
  );
}

/** Finding the other: by a word of a party's name, from the list of incidents. No script is needed. */
async function Choosing({ actor, one, typed }: { actor: Actor; one: Mergeable; typed: string }) {
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

async function Merging(props: { actor: Actor; one: Mergeable; other: Mergeable }) {
  const { actor, one, other } = props;
  const { noun } = one;
  const saw = {
    from: { revision: one.revision, merges: one.merges },
    into: { revision: other.revision, merges: other.merges },
  };
  const input = { noun, from: one.id, into: other.id, saw, reason: "To see what it does." };
  const lines = await told(() => mergeLines(actor, input));
  return (
    <>
      <MergeSides from={one} into={other} noun={noun} />
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-small">
        <a href={`/desk/merge/${noun}/${other.id}?into=${one.id}`}>The other way round</a>
        <a href={`/desk/merge/${noun}/${one.id}`}>Choose another</a>
      </p>
      {noun === "incident" && (
        <p className="mt-3">
          Title, period, places and participants are those of “<Shown text={other.name} />
          ”; claims, links and decisions of both stand there.
        </p>
      )}
      {typeof lines === "string" ? (
        <Refused sentence={lines} />
      ) : (
        <>
          <Preview lines={lines} />
          <MergeForm
            action={mergeAction}
            opened={newForm()}
            draft={`merge:${noun}:${one.id}:${other.id}`}
            submit="Merge"
            label="Why they are one"
            hint="It stays on record. The merge can be withdrawn at any time."
            holds={{
              noun,
              from: one.id,
              into: other.id,
              "from.revision": one.revision,
              "from.merges": one.merges,
              "into.revision": other.revision,
              "into.merges": other.merges,
              told: lines.join("\n"),
            }}
          />
        </>
      )}
    </>
  );
}

async function Withdrawing({ actor, one }: { actor: Actor; one: Mergeable }) {
  const { noun, id, merged } = one;
  if (!merged) return null;
  const input = { noun, id, openedOn: merged.number, reason: "To see what it does." };
  const lines = await told(() => withdrawalLines(actor, input, merged.into.id));
  if (typeof lines === "string") return <Refused sentence={lines} />;
  return (
    <>
      <h2 className="font-serif text-large font-semibold">Withdraw it</h2>
      <Preview lines={lines} />
      <MergeForm
        action={withdrawMergeAction}
        opened={newForm()}
        draft={`separate:${noun}:${id}:${merged.number}`}
        submit="Withdraw the merge"
        label="Why they are two"
        hint="Both entries stay on record; they can be merged again."
        holds={{
          ...{ noun, from: id, into: merged.into.id, openedOn: merged.number },
          told: lines.join("\n"),
        }}
      />
    </>
  );
}

function Preview({ lines }: { lines: readonly string[] }) {
  return (
    <section aria-labelledby="preview" className="my-6 border-s-4 border-ink ps-4">
      <h2 id="preview" className="font-semibold">
        What this changes
      </h2>
      {lines.length === 0 ? (
        <p>No standing and no decision would be another.</p>
      ) : (
        <ul className="list-disc ps-5">
          {lines.map((line) => (
            <li key={line} className="break-words">
              {line}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Refused({ sentence }: { sentence: string }) {
  return (
    <p role="status" className="my-6 border-4 border-ink p-4">
      {sentence}
    </p>
  );
}

/** What a rehearsal tells; where the command refuses, its sentence. */
async function told(rehearse: () => Promise<string[]>): Promise<string[] | string> {
  try {
    return await rehearse();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
