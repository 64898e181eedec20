import { ArticlePage } from "@/components/article/article-page";
import { addresses } from "@/components/wording/addresses";
import { publishedArticle } from "@/lib/queries/articles";
import type { Asked, ReaderAnswer } from "./reader-page";

/** An article, with what was read out of it. */
export async function articlePage({ params }: Asked): Promise<ReaderAnswer> {
  const page = await publishedArticle(params.id ?? "");
  if (page === null) return null;
  return {
    title: page.article.headline,
    head: (
      <link
        rel="alternate"
        type="application/json"
        href={addresses.articleJson(page.article.id)}
        title="This page as JSON"
      />
    ),
    content: <ArticlePage page={page} />,
  };
}
