import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { ArticleForm } from "@/components/desk/article-form";
import { DeskHead } from "@/components/desk/desk-head";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterInPlace } from "../../parties/actions";
import { enterArticleAction } from "../actions";

export const metadata: Metadata = { title: "New article" };

export default guarded(async function NewArticlePage() {
  await requireStaff("enter_article");
  return (
    <div className="max-w-[46rem]">
      <DeskHead title="New article" back={{ href: "/desk/articles", label: "Articles" }}>
        An address that is held already gains another snapshot of its text.
      </DeskHead>
      <ArticleForm
        action={enterArticleAction}
        opened={newForm({ kind: ["transcribed"] })}
        draft="article:new"
        enter={enterInPlace}
      />
    </div>
  );
});
