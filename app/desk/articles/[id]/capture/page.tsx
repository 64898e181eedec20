import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { ChangesView } from "@/components/desk/changes-view";
import { DeskHead } from "@/components/desk/desk-head";
import { GoneClaims } from "@/components/desk/gone-claims";
import { SnapshotForm } from "@/components/desk/snapshot-form";
import { momentInWords } from "@/components/wording/dates";
import { Shown } from "@/components/wording/shown";
import { heldCapture, type TextChanges, textChanges } from "@/lib/queries/captures";
import { type LiveArticlePage, liveArticle } from "@/lib/queries/live-articles";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterSnapshotAction } from "../../actions";

export const metadata: Metadata = { title: "Capture it again" };

export default guarded(async function CaptureAgainPage(
  props: PageProps<"/desk/articles/[id]/capture">,
) {
  const { actor } = await requireStaff("capture");
  const article = (await liveArticle(actor, (await props.params).id)) ?? notFound();
  const { capture: id } = await props.searchParams;
  const capture = typeof id === "string" ? await heldCapture(actor, id) : null;
  const text = capture && `${capture.reading.headline}\n\n${capture.reading.body}`;
  const changes = text === null ? null : await textChanges(actor, article.id, text);
  return (
    <div className="max-w-[46rem]">
      <DeskHead
        title={<Shown text={article.headline} />}
        back={{ href: `/desk/articles/${article.id}`, label: "The article" }}
      >
        {capture
          ? `Captured ${momentInWords(capture.at)}, and not kept yet.`
          : "Its text as it stands now becomes another snapshot; those that are kept stay as they are."}
      </DeskHead>
      {typeof id === "string" && !capture && (
        <p className="mb-6 border-s-4 border-ink ps-3">
          What was captured is held for a day and is gone. Capture it again.
        </p>
      )}
      {changes && <Changes changes={changes} language={article.language} />}
      {capture?.reading.notes.map((note) => (
        <p key={note} className="mb-2 text-muted">
          {note}
        </p>
      ))}
      <SnapshotForm
        action={enterSnapshotAction}
        opened={newForm(valuesOf(article, capture))}
        draft={`snapshot:${article.id}:${capture?.id ?? "new"}`}
        article={article.id}
      />
    </div>
  );
});

function Changes({ changes, language }: { changes: TextChanges; language: string | null }) {
  const isSame = changes.paragraphs.every(({ kind }) => kind === "kept");
  return (
    <section aria-labelledby="changes" className="mb-8">
      <h2 id="changes" className="mb-3 font-serif text-large font-semibold">
        {isSame ? "Nothing changed" : "What the outlet changed"} since{" "}
        {momentInWords(changes.recordedAt)}
      </h2>
      <GoneClaims claims={changes.gone} />
      {!isSame && <ChangesView paragraphs={changes.paragraphs} language={language} />}
    </section>
  );
}

function valuesOf(
  article: LiveArticlePage,
  capture: Awaited<ReturnType<typeof heldCapture>>,
): Record<string, string[]> {
  return {
    url: [article.url ?? ""],
    headline: [capture?.reading.headline || article.headline],
    text: [capture?.reading.body ?? ""],
    kind: ["transcribed"],
    capture: [capture?.id ?? ""],
  };
}
