import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { dateInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import { liveArticles } from "@/lib/queries/live-articles";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: "Articles" };

export default guarded(async function ArticlesPage() {
  const { actor } = await requireStaff("read_live");
  const articles = await liveArticles(actor);
  return (
    <>
      <DeskHead title="Articles" back={{ href: "/desk", label: "Desk" }}>
        <a href="/desk/articles/new">Enter an article</a>
      </DeskHead>
      {articles.length === 0 && <p>No article is entered yet.</p>}
      <ul className="max-w-[46rem]">
        {articles.map((article) => (
          <li key={article.id} className="border-t border-hairline py-2">
            <a href={`/desk/articles/${article.id}`} className="font-serif">
              <Shown text={article.headline} />
            </a>
            <p className="text-small text-muted">
              <Shown text={article.outlet} />
              {article.publishedOn !== null && `, ${dateInWords(article.publishedOn)}`}
              {article.enteredInError && "; entered in error"}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
});
