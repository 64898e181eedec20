"use client";

import { Notice } from "@/components/ui/notice";

/** Nothing of the fault itself is shown: it is in the operator's log. */
export default function ErrorPage() {
  return (
    <Notice title="This page could not be made">
      <p>The fault is on our side and has been noted. Load the page again in a moment.</p>
      <p>
        <a href="/incidents">Go to the list of incidents</a>
      </p>
    </Notice>
  );
}
