import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { guarded } from "@/app/guarded";
import { NoSuchPage } from "@/components/list/no-such-page";
import { PartyPage } from "@/components/party/party-page";
import { NoSuchParty } from "@/components/site/refusals";
import { addresses } from "@/components/wording/addresses";
import { AppError } from "@/lib/errors";
import { publishedParty, whereItLeads } from "@/lib/queries/parties";
import { answerWith } from "@/lib/web/answer-status";
import { inMarkup } from "@/lib/web/in-markup";

const pageLength = 20;
// The title and the page ask for the same.
const load = cache((id: string, cursor?: string) =>
  publishedParty(id, { cursor, limit: pageLength }),
);

export async function generateMetadata(props: PageProps<"/parties/[id]">): Promise<Metadata> {
  const page = await asked(props).catch(() => null);
  return { title: page === null ? "No such party" : page.party.name };
}

export default guarded(
  async function Page(props: PageProps<"/parties/[id]">) {
    try {
      const page = (await asked(props)) ?? (await ledOn((await props.params).id));
      const { cursor } = await props.searchParams;
      return (
        <>
          <link
            rel="alternate"
            type="application/json"
            href={addresses.partyJson(page.party.id)}
            title="This page as JSON"
          />
          {await inMarkup(<PartyPage page={page} isFirst={cursor === undefined} />)}
        </>
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "invalid") throw error;
      answerWith(400);
      return <NoSuchPage />;
    }
  },
  <NoSuchParty />,
);

async function ledOn(id: string): Promise<never> {
  const into = await whereItLeads(id);
  if (into === null) notFound();
  permanentRedirect(addresses.party(into));
}

async function asked({ params, searchParams }: PageProps<"/parties/[id]">) {
  const { cursor } = await searchParams;
  if (Array.isArray(cursor)) throw new AppError("invalid", "A cursor is given once.");
  return load((await params).id, cursor);
}
