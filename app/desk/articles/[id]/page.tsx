import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { ArticleForm } from "@/components/desk/article-form";
import { DerivationList } from "@/components/desk/derivation-list";
import { DeskHead } from "@/components/desk/desk-head";
import { FreeToShow } from "@/components/desk/free-to-show";
import { GoneClaims } from "@/components/desk/gone-claims";
import { Shortcuts } from "@/components/desk/shortcuts";
import { SnapshotView } from "@/components/desk/snapshot-view";
import { outwardLink } from "@/components/ui/outward-link";
import { dateInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import { can } from "@/lib/domain/permissions";
import { derivationsOf } from "@/lib/queries/derivations";
import { type LiveArticlePage, liveArticle } from "@/lib/queries/live-articles";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../parties/actions";
import { reviseArticleAction, showQuotesAction, showWholeAction } from "../actions";

export const metadata: Metadata = { title: "Article" };

export default guarded(async function ArticlePage({ params }: PageProps<"/desk/articles/[id]">) {
  const { actor } = await requireStaff("read_live");
  const article = (await liveArticle(actor, (await params).id)) ?? notFound();
  const derivations = await derivationsOf(actor, article.id);
  const mayPropose = can(actor, "propose_derivation") && !article.enteredInError;
  const mayRevise = can(actor, "revise") && !article.enteredInError;
  return (
    <>
      <DeskHead
        title={<Shown text={article.headline} />}
        back={{ href: "/desk/articles", label: "Articles" }}
      >
        <p>
          <Shown text={article.outlet} />
          {article.publishedOn !== null && `, ${dateInWords(article.publishedOn)}`}
          {article.byline !== null && `, by ${article.byline}`}
          {article.enteredInError && ". Entered in error."}
        </p>
        {article.url !== null && (
          <p className="py-1 text-small">{outwardLink(article.url, article.url)}</p>
        )}
        <p className="py-1 text-small">
          Revision {article.revision}. <a href={`/desk/history/article/${article.id}`}>History</a>
          {can(actor, "capture") && !article.enteredInError && (
            <>
              {" "}
              · <a href={`/desk/articles/${article.id}/capture`}>Capture it again</a>
            </>
          )}
        </p>
      </DeskHead>
      <GoneClaims claims={article.gone} />
      <Shortcuts />
      {mayRevise && (
        <details className="max-w-[46rem]">
          <summary>Correct what is known of this article</summary>
          <div className="mt-4">
            <ArticleForm
              action={reviseArticleAction}
              opened={newForm(valuesOf(article))}
              draft={`article:${article.id}:${article.revision}`}
              enter={enterInPlace}
              revises={{ id: article.id, number: article.revision }}
            />
          </div>
        </details>
      )}
      <section
        aria-labelledby="derivations"
        className="mt-8 max-w-[46rem] border-t-2 border-ink pt-3"
      >
        <h2 id="derivations" className="font-semibold">
          Copies
        </h2>
        <DerivationList article={article.id} derivations={derivations} />
        {mayPropose && (
          <p className="mt-2">
            <a href={`/desk/derivations/new?article=${article.id}`}>
              Propose what this article draws on
            </a>
          </p>
        )}
      </section>
      <FreeToShow
        article={article.id}
        reason={article.freeToShow}
        form={
          can(actor, "free_to_show") && !article.enteredInError
            ? { show: showWholeAction, hide: showQuotesAction, opened: newForm() }
            : null
        }
      />
      {article.snapshots.map((snapshot) => (
        <SnapshotView
          key={snapshot.id}
          snapshot={snapshot}
          language={article.language}
          mayLog={can(actor, "log_claim") && !article.enteredInError}
          mayRedact={can(actor, "redact")}
        />
      ))}
    </>
  );
});

function valuesOf(article: LiveArticlePage) {
  return {
    outlet: [article.outlet],
    "outlet.id": [article.outletId],
    headline: [article.headline],
    url: [article.url ?? ""],
    byline: [article.byline ?? ""],
    dateline: [article.dateline ?? ""],
    publishedOn: [article.publishedOn ?? ""],
    language: [article.language ?? ""],
  };
}
