import { CorrectionsPage } from "@/components/corrections/corrections-page";
import { publishedCorrections } from "@/lib/queries/corrections";
import { correctionParams } from "@/lib/schemas/correction";
import { noSuchCursor, unlessInvalid } from "./no-such-cursor";
import type { Asked, ReaderAnswer } from "./reader-page";

/** What was objected to and answered, of everything or of one incident. */
export async function correctionsPage({ search }: Asked): Promise<ReaderAnswer> {
  const { data } = correctionParams.safeParse(search);
  if (!data) return noSuchCursor("/corrections", search, ["incident"]);
  const list = await publishedCorrections(data).catch(unlessInvalid);
  if (list === "invalid") return noSuchCursor("/corrections", search, ["incident"]);
  if (list === null) return null;
  const isFirst = data.cursor === undefined;
  const content = <CorrectionsPage list={list} isFirst={isFirst} />;
  return { title: "Corrections and replies", content };
}
