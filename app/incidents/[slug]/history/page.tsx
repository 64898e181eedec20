import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { HistoryPage } from "@/components/incident/history-page";
import { NoSuchIncident } from "@/components/site/refusals";
import { publishedHistory } from "@/lib/queries/public-history";
import { historyParams } from "@/lib/schemas/history";
import { inMarkup } from "@/lib/web/in-markup";

export const metadata: Metadata = { title: "History of an incident" };

export default guarded(
  async function Page({ params, searchParams }: PageProps<"/incidents/[slug]/history">) {
    const { data } = historyParams.safeParse(await searchParams);
    if (!data) notFound();
    const history = (await publishedHistory((await params).slug, data.before)) ?? notFound();
    return inMarkup(<HistoryPage history={history} />);
  },
  <NoSuchIncident />,
);
