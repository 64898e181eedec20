import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DecideForm } from "@/components/desk/decide-form";
import { ArticleName, DerivationSentence, Evidence } from "@/components/desk/derivation-list";
import { DeskHead } from "@/components/desk/desk-head";
import { RecheckSection } from "@/components/desk/recheck";
import { SideBySide } from "@/components/desk/side-by-side";
import { decisionWords, derivationKindWords } from "@/components/wording/derivation-words";
import { Shown } from "@/components/wording/shown";
import { can } from "@/lib/domain/permissions";
import { derivationPage } from "@/lib/queries/derivations";
import { recheckOf } from "@/lib/queries/rechecks";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { decideDerivationAction } from "../actions";

export const metadata: Metadata = { title: "Derivation" };

export default guarded(async function DerivationPage({
  params,
}: PageProps<"/desk/derivations/[id]">) {
  const { actor } = await requireStaff("read_live");
  const it = (await derivationPage(actor, (await params).id)) ?? notFound();
  const recheck = await recheckOf(actor, it.id);
  const { article, from, shared, credits } = it;
  const isHeld = !("wireOf" in from);
  return (
    <>
      <DeskHead
        title={isHeld ? "A copy, and what it draws on" : "A wire of which no copy is held"}
        back={{ href: `/desk/articles/${article.id}`, label: article.headline }}
      >
        <p>
          <ArticleName article={article} />
        </p>
        <p className="mt-2">
          <DerivationSentence derivation={it} article={article.id} />
        </p>
        {isHeld && !it.directionKnown && <p>How: {derivationKindWords[it.kind]}.</p>}
        <p className="mt-2">
          <Evidence derivation={it} />.
        </p>
        {it.reason !== null && <p className="mt-2 whitespace-pre-line">Why: {it.reason}</p>}
        <p className="mt-3 text-small">
          {it.isMachines && "Found by the machine. "}
          {it.enteredInError
            ? "Entered in error"
            : `Revision ${it.revision}: ${decisionWords[it.decision]}`}
          . <a href={`/desk/history/derivation/${it.id}`}>History</a>
        </p>
      </DeskHead>
      {shared && isHeld && (
        <section aria-labelledby="shared" className="border-t-2 border-ink pt-3">
          <h2 id="shared" className="font-semibold">
            What both share
          </h2>
          <SideBySide shared={shared} names={{ copy: article.outlet, from: from.outlet }} />
        </section>
      )}
      {credits.length > 0 && (
        <section aria-labelledby="credits" className="mt-8 border-t-2 border-ink pt-3">
          <h2 id="credits" className="font-semibold">
            Whom <Shown text={article.outlet} /> credits
          </h2>
          <ul>
            {credits.map((words) => (
              <li key={words} className="font-serif">
                <Shown text={words} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {recheck && <RecheckSection recheck={recheck} here={`/desk/derivations/${it.id}`} />}
      {can(actor, "decide_derivation") && !it.enteredInError && (
        <section aria-labelledby="decide" className="mt-8 max-w-[46rem] border-t-2 border-ink pt-3">
          <h2 id="decide" className="mb-3 font-semibold">
            {it.decision === "proposed" ? "Decide" : "Decide otherwise"}
          </h2>
          <DecideForm
            action={decideDerivationAction}
            opened={newForm()}
            draft={`derivation:${it.id}:${it.revision}`}
            decides={{ id: it.id, number: it.revision }}
            hints={{
              accepted:
                "What the copy says without a speaker then echoes what the other says. You are shown first which standings that changes.",
              rejected: "It counts for nothing, and the machine does not propose it again.",
            }}
          />
        </section>
      )}
    </>
  );
});
