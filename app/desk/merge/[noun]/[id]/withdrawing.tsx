import { MergeForm } from "@/components/desk/merge-form";
import { addresses } from "@/components/wording/addresses";
import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import type { Actor } from "@/lib/domain/permissions";
import type { Mergeable } from "@/lib/queries/merges";
import { newForm } from "@/lib/schemas/form";
import { withdrawMergeAction } from "../../actions";
import { withdrawalLines } from "../../rehearsals";
import { homes } from "./homes";
import { Preview, Refused, told } from "./told";

/** Where something that is merged leads, since when and why. */
export function Merged({ one }: { one: Mergeable }) {
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

/** What taking the merge back changes, and the form that does it. */
export async function Withdrawing({ actor, one }: { actor: Actor; one: Mergeable }) {
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
