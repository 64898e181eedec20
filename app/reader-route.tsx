import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { answerWith } from "@/lib/web/answer-status";
import { siteAsked } from "@/lib/web/site";
import { guarded } from "./guarded";
import type { ReaderRoute } from "./reader-pages/reader-page";

interface Props {
  params: Promise<Readonly<Record<string, string>>>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/**
 * A reader's route as a page of the framework: for whoever comes from a page of the desk, for what leads
 * elsewhere or is missing, and while developing. Everybody else gets it from reader-pages/made.tsx.
 * `missing` is what is said where there is nothing.
 */
export function readerRoute(make: ReaderRoute, missing?: { title: string; page: ReactNode }) {
  // The title and the page are of one making.
  const load = cache((asked: string) => make(JSON.parse(asked)));
  const asked = async ({ params, searchParams }: Props) =>
    load(
      JSON.stringify({ params: await params, search: await searchParams, site: await siteHere() }),
    );
  return {
    generateMetadata: async (props: Props): Promise<Metadata> => {
      const answer = await asked(props).catch(() => null);
      return { title: answer && "title" in answer ? answer.title : (missing?.title ?? "") };
    },
    Page: guarded<Props>(async (props) => {
      const answer = (await asked(props)) ?? notFound();
      if ("to" in answer) return (answer.isPermanent ? permanentRedirect : redirect)(answer.to);
      if (answer.status !== undefined) answerWith(answer.status);
      return (
        <>
          {answer.head}
          {answer.lead?.content}
          {answer.content}
        </>
      );
    }, missing?.page),
  };
}

async function siteHere(): Promise<string> {
  const given = await headers();
  return siteAsked({ host: given.get("host"), proto: given.get("x-forwarded-proto") });
}
