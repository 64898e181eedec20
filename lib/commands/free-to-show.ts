import "server-only";
import type { Tx } from "@/lib/db";
import { freeToShow as schema } from "@/lib/schemas/article";
import { verb } from "./change";
import { refuseAt } from "./references";

/**
 * Says that readers may see an article whole, under the licence or leave that is given, or takes
 * that back. It holds at once, for the newest text that was held when the article was last published;
 * editions stay as they are.
 */
export const markFreeToShow = verb("free_to_show", schema, async (change, input) => {
  const { article, free, why } = input;
  const held = await change.tx.articleRevision.findFirst({
    where: { articleId: article, next: null },
    select: { enteredInError: true },
  });
  if (!held) refuseAt("not_found", "article", "There is no such article.");
  if (held.enteredInError) {
    refuseAt("conflict", "article", "This article was entered in error and stands no longer.");
  }
  const newest = await newestMark(change.tx, article);
  if ((newest?.free ?? false) === free) {
    refuseAt(
      "conflict",
      "article",
      `Readers see ${free ? "it whole" : "its quotes alone"} already.`,
    );
  }
  const number = (newest?.number ?? 0) + 1;
  await change.tx.freeToShow.create({ data: { articleId: article, number, free, reason: why } });
  await change.log({
    verb: free ? "free_to_show" : "show_quotes_alone",
    subject: { kind: "article", id: article },
    old: { free: !free },
    new: { free },
    why,
  });
  return { id: article };
});

/** Whether an editor's newest word is that readers may see this article whole. */
export async function isFreeToShow(tx: Tx, article: string): Promise<boolean> {
  return (await newestMark(tx, article))?.free ?? false;
}

function newestMark(tx: Tx, article: string) {
  return tx.freeToShow.findFirst({ where: { articleId: article }, orderBy: { number: "desc" } });
}
