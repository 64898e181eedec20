import { Fragment } from "react";
import type { EditionDocument } from "@/lib/schemas/edition";

type Participant = EditionDocument["incident"]["participants"][number];

/** Who took part, side by side: a voice is heard differently when it speaks for one of them. */
export function Participants({ participants }: { participants: readonly Participant[] }) {
  const sides = [...new Set(participants.map(({ side }) => side))];
  return (
    <ul>
      {sides.map((side) => (
        <li key={side ?? ""}>
          {participants
            .filter((participant) => participant.side === side)
            .map(({ party, role }, index) => (
              <Fragment key={party.id + role}>
                {index > 0 && ", "}
                <bdi>{party.name}</bdi> <small>({role})</small>
              </Fragment>
            ))}
          <small>{side === null ? ", on no side" : `, side: ${side}`}</small>
        </li>
      ))}
    </ul>
  );
}
