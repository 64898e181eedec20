import { responsibilityAnchor } from "@/components/wording/anchors";
import { groupByOrigin } from "@/lib/chart/groups";
import type { EditionOtherClaim, EditionResponsibility } from "@/lib/schemas/edition";
import { OriginGroup } from "./origin-group";
import { otherClaimEntry } from "./other-claim-entry";
import { type HasPage, sceneOf } from "./scene";
import { StandingSentence } from "./standing-sentence";

/** Who is held responsible, party by party, by the same rules as figures. */
export function ResponsibilitySection(props: {
  responsibility: readonly EditionResponsibility[];
  claims: readonly EditionOtherClaim[];
  hasPage: HasPage;
}) {
  return props.responsibility.map((entry) => (
    <HeldResponsible
      key={entry.party.id}
      entry={entry}
      anchor={responsibilityAnchor(entry.party.id)}
      claims={props.claims.filter(({ id }) => entry.claims.includes(id))}
      hasPage={props.hasPage}
    />
  ));
}

function HeldResponsible(props: {
  entry: EditionResponsibility;
  anchor: string;
  claims: readonly EditionOtherClaim[];
  hasPage: HasPage;
}) {
  const { entry, anchor, claims, hasPage } = props;
  const scene = sceneOf(anchor, entry.origins, [], hasPage);
  return (
    <section className="part" aria-labelledby={anchor}>
      <StandingSentence
        title={`Held responsible: ${entry.party.name}`}
        standing={entry.standing}
        scene={scene}
      />
      {groupByOrigin(entry.origins, claims).map((group) => (
        <OriginGroup
          key={group.id}
          id={group.id}
          origin={group.origin}
          claims={group.claims}
          scene={scene}
        >
          {group.claims.map((claim) => otherClaimEntry(claim, "h4", null, hasPage))}
        </OriginGroup>
      ))}
    </section>
  );
}
