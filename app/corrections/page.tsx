import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { CorrectionsPage } from "@/components/corrections/corrections-page";
import { NoSuchPage } from "@/components/list/no-such-page";
import { NoSuchIncident } from "@/components/site/refusals";
import { AppError } from "@/lib/errors";
import { publishedCorrections } from "@/lib/queries/corrections";
import { correctionParams } from "@/lib/schemas/correction";
import { answerWith } from "@/lib/web/answer-status";

export const metadata: Metadata = { title: "Corrections and replies" };

export default guarded(
  async function Page({ searchParams }: PageProps<"/corrections">) {
    const { data } = correctionParams.safeParse(await searchParams);
    const list = data ? await publishedCorrections(data).catch(unlessInvalid) : "invalid";
    if (list === "invalid") {
      answerWith(400);
      return <NoSuchPage />;
    }
    return <CorrectionsPage list={list ?? notFound()} isFirst={data?.cursor === undefined} />;
  },
  <NoSuchIncident />,
);

function unlessInvalid(error: unknown): "invalid" {
  if (error instanceof AppError && error.code === "invalid") return "invalid";
  throw error;
}
