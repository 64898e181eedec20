import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { DerivationForm } from "@/components/desk/derivation-form";
import { DeskHead } from "@/components/desk/desk-head";
import { Shown } from "@/components/wording/shown";
import { liveArticle, liveArticles } from "@/lib/queries/live-articles";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../parties/actions";
import { proposeDerivationAction } from "../actions";

export const metadata: Metadata = { title: "Propose a derivation" };

export default guarded(async function NewDerivationPage(props: PageProps<"/desk/derivations/new">) {
  const { actor } = await requireStaff("propose_derivation");
  const { article: id } = await props.searchParams;
  const article = (await liveArticle(actor, typeof id === "string" ? id : "")) ?? notFound();
  const [newest] = article.snapshots;
  if (article.enteredInError || !newest) notFound();
  const others = (await liveArticles(actor)).filter(
    (one) => one.id !== article.id && !one.enteredInError,
  );
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title="What does this article draw on?"
        back={{ href: `/desk/articles/${article.id}`, label: article.headline }}
      >
        <p>
          <Shown text={article.headline} /> (<Shown text={article.outlet} />)
        </p>
      </DeskHead>
      <DerivationForm
        action={proposeDerivationAction}
        opened={newForm({ kind: ["rewrite"] })}
        article={{ id: article.id, snapshot: newest.id }}
        others={others.map((one) => ({ value: one.id, label: `${one.headline} (${one.outlet})` }))}
        enter={enterInPlace}
      />
    </div>
  );
});
