import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { daysOf } from "@/components/said/days";
import { SaidPage } from "@/components/said/said-page";
import { NoSuchIncident, NoSuchMoment } from "@/components/site/refusals";
import { isEventDate, lastDay } from "@/lib/domain/timeline";
import { editionDocumentAt } from "@/lib/queries/editions";
import { withoutPage } from "@/lib/queries/without-page";
import { answerWith } from "@/lib/web/answer-status";
import { readEditionNumber } from "@/lib/web/edition-number";

type Props = PageProps<"/incidents/[slug]/editions/[number]/said">;

export const metadata: Metadata = {
  title: "What had been said by a day",
  robots: { index: false },
};

export default guarded(
  async function Page({ params, searchParams }: Props) {
    const { slug, number: digits } = await params;
    const number = readEditionNumber(digits);
    const found = number === null ? null : await editionDocumentAt(slug, number);
    if (!found || found.document.withdrawn !== null) notFound();
    const incident = { ...found.document, edition: found.edition };
    const days = daysOf(incident);
    const end = lastDay(incident.incident.period.end);
    const by = dayAsked(await searchParams, days, end);
    if (by === null) {
      answerWith(400);
      return <NoSuchMoment slug={slug} />;
    }
    if (by > (days.at(-1) ?? end) && by > today()) {
      answerWith(400);
      const why = "That day has not come: nobody can say what will have been said by then.";
      return <NoSuchMoment slug={slug} why={why} />;
    }
    const lost = await withoutPage(slug, found.document);
    return <SaidPage incident={incident} days={days} by={by} withoutPage={lost} />;
  },
  <NoSuchIncident />,
);

/** Where it is latest on earth: a day that has begun anywhere may be asked for. */
function today(): string {
  return new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
}

type Asked = Awaited<Props["searchParams"]>;

/**
 * The day that is asked for: by its date, or by its place among the days. Unless given the last of them, or the
 * incident's own where no claim has a date.
 */
function dayAsked({ by, moment }: Asked, days: readonly string[], end: string): string | null {
  if (Array.isArray(by) || Array.isArray(moment)) return null;
  if (by !== undefined) return isEventDate(by) && by.length <= 10 ? lastDay(by) : null;
  if (moment === undefined) return days.at(-1) ?? end;
  return /^[1-9]\d{0,3}$/.test(moment) ? (days[Number(moment) - 1] ?? null) : null;
}
