import { HistoryPage } from "@/components/incident/history-page";
import { publishedHistory } from "@/lib/queries/public-history";
import { historyParams } from "@/lib/schemas/history";
import type { Asked, ReaderAnswer } from "./reader-page";

/** The editions of an incident and what each changed, newest first. */
export async function historyPage({ params, search }: Asked): Promise<ReaderAnswer> {
  const { data } = historyParams.safeParse(search);
  const history = data ? await publishedHistory(params.slug ?? "", data.before) : null;
  if (history === null) return null;
  return { title: "History of an incident", content: <HistoryPage history={history} /> };
}
