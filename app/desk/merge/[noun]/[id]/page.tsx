import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { Shown } from "@/components/wording/shown";
import { keptApart } from "@/lib/queries/distinctions";
import { mergeable } from "@/lib/queries/merges";
import { type MergedNoun, mergedNouns } from "@/lib/schemas/merge";
import { requireStaff } from "@/lib/web/session";
import { Choosing } from "./choosing";
import { homes } from "./homes";
import { Pair } from "./pair";
import { Merged, Withdrawing } from "./withdrawing";

export const metadata: Metadata = { title: "Merge" };

export default guarded(async function MergePage(props: PageProps<"/desk/merge/[noun]/[id]">) {
  const { actor } = await requireStaff("merge");
  const { noun: asked, id } = await props.params;
  const noun = mergedNouns.find((one) => one === asked) ?? notFound();
  const one = (await mergeable(actor, noun, id)) ?? notFound();
  const { into, q, two } = await props.searchParams;
  const other = typeof into === "string" && !one.merged ? await mergeable(actor, noun, into) : null;
  const said = other && (await keptApart(actor, noun, one.id, other.id));
  const isTwo = other !== null && (said !== null || two === "yes");
  return (
    <div className="max-w-[52rem]">
      <DeskHead
        title={
          <>
            {one.merged ? "A merge: " : isTwo ? "Tell apart: " : "Merge "}
            <Shown text={one.name} />
          </>
        }
        back={{ href: `${homes[noun]}/${one.id}`, label: one.merged?.into.name ?? one.name }}
      >
        {one.merged ? <Merged one={one} /> : <Meaning noun={noun} isTwo={isTwo} />}
      </DeskHead>
      {one.merged ? (
        <Withdrawing actor={actor} one={one} />
      ) : other === null ? (
        <Choosing actor={actor} one={one} typed={typeof q === "string" ? q : ""} />
      ) : (
        <Pair actor={actor} one={one} other={other} said={said} isTwo={isTwo} />
      )}
    </div>
  );
});

function Meaning({ noun, isTwo }: { noun: MergedNoun; isTwo: boolean }) {
  if (isTwo) {
    return (
      <p>
        Two that are told apart wait in the queue no more, and are not merged until that is taken
        back. No standing rests on it.
      </p>
    );
  }
  return (
    <p>
      It will lead to another that stands for both. No claim is rewritten: a merge can be withdrawn,
      and what was added to either stays where it was added.
      {noun === "incident" &&
        " Readers of its address are led on once an edition of the other holds what is told here."}
    </p>
  );
}
