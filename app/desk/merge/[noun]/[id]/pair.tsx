import { MergeForm } from "@/components/desk/merge-form";
import { MergeSides } from "@/components/desk/merge-sides";
import { Shown } from "@/components/wording/shown";
import type { Actor } from "@/lib/domain/permissions";
import type { KeptApart } from "@/lib/queries/distinctions";
import type { Mergeable } from "@/lib/queries/merges";
import { newForm } from "@/lib/schemas/form";
import { mergeAction } from "../../actions";
import { mergeLines } from "../../rehearsals";
import { Distinguishing, ToldApart } from "./distinguishing";
import { Preview, Refused, told } from "./told";

/** Two side by side, and what is to become of them: one, or two for good. */
export function Pair(props: {
  actor: Actor;
  one: Mergeable;
  other: Mergeable;
  said: KeptApart | null;
  isTwo: boolean;
}) {
  const { actor, one, other, said, isTwo } = props;
  const { noun } = one;
  const here = `/desk/merge/${noun}/${one.id}`;
  const heads = isTwo
    ? (["One", "The other"] as const)
    : ([`This ${noun}`, "leads to this one"] as const);
  return (
    <>
      <MergeSides from={one} into={other} heads={heads} />
      <p className="mt-3 flex flex-wrap gap-x-4 text-small *:py-1">
        {said === null && isTwo && <a href={`${here}?into=${other.id}`}>They are one</a>}
        {said === null && !isTwo && (
          <>
            <a href={`/desk/merge/${noun}/${other.id}?into=${one.id}`}>The other way round</a>
            <a href={`${here}?into=${other.id}&two=yes`}>They are two</a>
          </>
        )}
        <a href={here}>Choose another</a>
      </p>
      {said !== null ? (
        <ToldApart one={one} other={other} said={said} />
      ) : isTwo ? (
        <Distinguishing one={one} other={other} />
      ) : (
        <Merging actor={actor} one={one} other={other} />
      )}
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
