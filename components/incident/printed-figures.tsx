import { Fragment } from "react";
import { printed } from "@/components/ui/printed";
import { unbroken } from "@/components/wording/unbroken";
import { claimAnchor } from "@/lib/domain/claim-anchor";
import type { SceneClaim } from "./scene";

/** The figures of claims as they were printed, each leading to its claim on this page. */
export function PrintedFigures({ claims }: { claims: readonly SceneClaim[] }) {
  return claims.map(({ id, figure, quote }, index) => (
    <Fragment key={id}>
      {index > 0 && ", "}
      <a href={`#${claimAnchor(id)}`}>
        {figure.text === null
          ? "the redacted figure"
          : printed(unbroken(figure.text), quote.language)}
      </a>
    </Fragment>
  ));
}
