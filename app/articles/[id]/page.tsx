import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { guarded } from "@/app/guarded";
import { ArticlePage } from "@/components/article/article-page";
import { NoSuchArticle } from "@/components/site/refusals";
import { addresses } from "@/components/wording/addresses";
import { publishedArticle } from "@/lib/queries/articles";
import { inMarkup } from "@/lib/web/in-markup";

// The title and the page ask for the same.
const load = cache(publishedArticle);

export async function generateMetadata({ params }: PageProps<"/articles/[id]">): Promise<Metadata> {
  const page = await load((await params).id).catch(() => null);
  return { title: page === null ? "No such article" : page.article.headline };
}

export default guarded(
  async function Page({ params }: PageProps<"/articles/[id]">) {
    const page = (await load((await params).id)) ?? notFound();
    return (
      <>
        <link
          rel="alternate"
          type="application/json"
          href={addresses.articleJson(page.article.id)}
          title="This page as JSON"
        />
        {await inMarkup(<ArticlePage page={page} />)}
      </>
    );
  },
  <NoSuchArticle />,
);
