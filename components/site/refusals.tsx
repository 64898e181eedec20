import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

/** For an address that no page has. */
export function NoSuchAddress() {
  return (
    <Notice title="There is no page at this address">
      <Unlisted />
      <p>It may be mistyped, or cut off on the way.</p>
      <p>
        <a href="/incidents">Go to the list of incidents</a>
      </p>
    </Notice>
  );
}

/** For a record that is not there, or not for whoever looks. */
export function NoSuchRecord() {
  return (
    <Notice title="There is nothing at this address">
      <Unlisted />
      <p>It may be mistyped, or what stood here is elsewhere now.</p>
      <p>
        <a href="/desk">Go to the desk</a>
      </p>
    </Notice>
  );
}

/** For an incident that is not published. */
export function NoSuchIncident() {
  return (
    <Notice title="No incident is published at this address">
      <Unlisted />
      <p>The address may be mistyped, or the incident may not be published yet.</p>
      <p>
        <a href="/incidents">Look for it in the list of incidents</a>
      </p>
    </Notice>
  );
}

/** For an edition that a published incident does not have. */
export function NoSuchEdition({ slug }: { slug: string }) {
  return (
    <Notice title="There is no such edition of this incident">
      <Unlisted />
      <p>Editions are numbered from 1, and none is ever taken away.</p>
      <p>
        <a href={`/incidents/${slug}/history`}>See which editions there are, and since when</a>
      </p>
    </Notice>
  );
}

/** For a party that no edition names. */
export function NoSuchParty() {
  return (
    <Notice title="Nothing is published of a party at this address">
      <Unlisted />
      <p>The address may be mistyped, or what named the party is no longer published.</p>
      <p>
        <a href="/incidents">Look for it in the list of incidents</a>
      </p>
    </Notice>
  );
}

/** For an article that no edition quotes. */
export function NoSuchArticle() {
  return (
    <Notice title="No published incident quotes an article at this address">
      <Unlisted />
      <p>The address may be mistyped, or what quoted the article is no longer published.</p>
      <p>
        <a href="/incidents">Go to the list of incidents</a>
      </p>
    </Notice>
  );
}

/** For a moment that cannot be asked for: no date, none that has come, or from before anything was published. */
export function NoSuchMoment({ slug, why }: { slug: string; why?: string }) {
  return (
    <Notice title="There is nothing to show of this moment">
      <Unlisted />
      <p>
        {why ?? "The address names no day of the calendar. Write one as 2026-02-01, at its end."}
      </p>
      <p>
        <a href={`/incidents/${slug}/history`}>See which editions there are, and since when</a>
      </p>
    </Notice>
  );
}

/** For somebody whose role is another. */
export function NotForYourRole() {
  return (
    <Notice title="Your role does not allow this">
      <Unlisted />
      <p>Nothing was changed. An admin can give you another role.</p>
      <p>
        <a href="/desk">Go to what you may do</a>
      </p>
    </Notice>
  );
}

/** For a fault of ours. Nothing of it is shown: it is in the operator's log. */
export function OutOfOrder() {
  return (
    <Notice title="This page could not be made">
      <Unlisted />
      <p>The fault is on our side and has been noted. Load the page again in a moment.</p>
      <p>
        <a href="/incidents">Go to the list of incidents</a>
      </p>
    </Notice>
  );
}

function Unlisted(): ReactNode {
  return <meta name="robots" content="noindex" />;
}
