import { PageHead } from "@/components/ui/page-head";
import { addresses } from "@/components/wording/addresses";
import { Shown } from "@/components/wording/shown";
import { capitalised } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import type { PartyPage as Party } from "@/lib/schemas/party-page";
import { BesideFindings } from "./beside-findings";
import { FaredTable } from "./fared-table";
import { PassedOnList } from "./passed-on-list";
import { SaidList } from "./said-list";
import { StandingCounts } from "./standing-counts";
import { WhatItIs } from "./what-it-is";

/** What is published of a party: what it said, about whom, how that fared, and what of others it passed on. */
export function PartyPage({ page, isFirst }: { page: Party; isFirst: boolean }) {
  const { party, leadsTo, incidents, more, fared, figures, next, passedOn } = page;
  return (
    <>
      <PageHead title={party.name}>
        <WhatItIs kind={party.kind} sides={page.sides} />
        {leadsTo !== null && (
          <p>
            Newer editions tell what it says under{" "}
            <a href={addresses.party(leadsTo.id)}>
              <Shown text={leadsTo.name} />
            </a>
            : the two were found to be one. Here stands what older editions say.
          </p>
        )}
        {fared.figures > 0 && (
          <p>
            {capitalised(counted(fared.figures, "figure"))} of its own, in {more && "the newest "}
            {counted(incidents, "published incident")}. A figure is what it says of one measure of
            one incident, however many articles repeat it.
          </p>
        )}
        {fared.figures === 0 && figures.length > 0 && (
          <p>
            It speaks for {spokenFor(figures)}, and has no voice of its own in what is published.
          </p>
        )}
        {figures.length === 0 && isFirst && (
          <p>
            {passedOn.incidents > 0
              ? "No figure of its own is published: it passes on what others say."
              : "No figure of its own is published: others name it, and it is not heard."}
          </p>
        )}
        <p className="flex flex-wrap gap-x-5 text-small *:py-1">
          {page.named && <a href={addresses.namedIn(party.id)}>Incidents that name it</a>}
          <a href={addresses.partyJson(party.id)}>This page as JSON</a>
        </p>
      </PageHead>
      {isFirst && fared.figures > 0 && (
        <>
          <StandingCounts page={page} />
          <FaredTable fared={fared} />
          <BesideFindings beside={page.besideFindings} />
        </>
      )}
      <SaidList figures={figures} party={party} next={next} />
      <PassedOnList passedOn={passedOn} party={party} />
    </>
  );
}

// As far as this page tells it; a name once, however often it speaks for that party.
function spokenFor(figures: Party["figures"]): string {
  const names = figures.flatMap(({ speaksFor }) => (speaksFor ? [speaksFor.name] : []));
  return [...new Set(names)].join(", ") || "others";
}
