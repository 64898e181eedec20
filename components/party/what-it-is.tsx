import { partyKindWords } from "@/components/wording/desk-words";
import { capitalised } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import type { PartyPage } from "@/lib/schemas/party-page";

/** A party's kind, and on which side it took part and how often, as published editions say it. */
export function WhatItIs(props: { kind: PartyPage["party"]["kind"]; sides: PartyPage["sides"] }) {
  const { kind, sides } = props;
  if (kind === null && sides.length === 0) return null;
  return (
    <p className="text-muted">
      {kind !== null && kind !== "other" && `${capitalised(partyKindWords[kind])}. `}
      {sides.length > 0 && (
        <>
          {sides.length > 1 ? "Sides" : "Side"}:{" "}
          {sides.map(({ side, incidents }, at) => (
            <span key={side}>
              {at > 0 && ", "}
              <bdi>{side}</bdi> (in {counted(incidents, "incident")})
            </span>
          ))}
          .
        </>
      )}
    </p>
  );
}
