import type { ReactNode } from "react";
import { originAnchor } from "@/components/wording/anchors";
import type { EditionOrigin } from "@/lib/schemas/edition";
import { OriginHead } from "./origin-head";

/** One voice and everything it is on record with; or what has no known voice. */
export function OriginGroup(props: {
  id: string;
  origin: EditionOrigin | undefined;
  claims: readonly { article: { id: string } }[];
  section: string;
  children: ReactNode;
}) {
  const anchor = originAnchor(props.section, props.id);
  return (
    <div className="voice">
      <OriginHead
        anchor={anchor}
        origin={props.origin}
        claims={props.claims.length}
        articles={new Set(props.claims.map(({ article }) => article.id)).size}
      />
      <ol aria-labelledby={anchor}>{props.children}</ol>
    </div>
  );
}
