import { MergeForm } from "@/components/desk/merge-form";
import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import type { KeptApart } from "@/lib/queries/distinctions";
import type { Mergeable } from "@/lib/queries/merges";
import { newForm } from "@/lib/schemas/form";
import { distinguishAction, withdrawDistinctionAction } from "../../distinction-actions";

/** The form by which an editor says that two are two. */
export function Distinguishing({ one, other }: { one: Mergeable; other: Mergeable }) {
  const { noun } = one;
  return (
    <div className="mt-6">
      <MergeForm
        action={distinguishAction}
        opened={newForm()}
        draft={`apart:${noun}:${[one.id, other.id].sort().join(":")}`}
        submit="Say that they are two"
        label="Why they are two"
        hint="It stays on record, in the history of both. It can be taken back at any time."
        holds={{ noun, from: one.id, into: other.id }}
      />
    </div>
  );
}

/** Who said that two are two, and why; and the form that takes it back. */
export function ToldApart(props: { one: Mergeable; other: Mergeable; said: KeptApart }) {
  const { one, other, said } = props;
  const { noun } = one;
  return (
    <>
      <section aria-labelledby="apart" className="my-6 border-s-4 border-ink ps-4">
        <h2 id="apart" className="font-semibold">
          An editor says that they are two
        </h2>
        <p>
          “<Shown text={said.names[0]} />” and “<Shown text={said.names[1]} />
          ”, <time dateTime={said.at}>{momentInWords(said.at)}</time>
          {said.who !== null && `, by ${said.who}`}.
        </p>
        <p className="mt-2 whitespace-pre-line">
          Why: <Shown text={said.reason} />
        </p>
        <p className="mt-2 text-small">
          <a href={`/desk/queue?kind=likely_same_${noun}`}>What else may be one</a>
        </p>
      </section>
      <h2 className="mb-3 font-serif text-large font-semibold">Take it back</h2>
      <MergeForm
        action={withdrawDistinctionAction}
        opened={newForm()}
        draft={`together:${said.id}`}
        submit="Take it back"
        label="Why it is taken back"
        hint="Both entries stay on record. The two wait in the queue again if they look like one, and can be merged."
        holds={{ noun, id: said.id, from: one.id, into: other.id }}
      />
    </>
  );
}
