import { Fragment } from "react";
import { precisionWords } from "@/components/wording/words";
import type { EditionDocument } from "@/lib/schemas/edition";

type Place = EditionDocument["incident"]["places"][number];

/** Where it happened, with how closely that is known said once for places known alike. */
export function Places({ places }: { places: readonly Place[] }) {
  const precisions = [...new Set(places.map(({ precision }) => precision))];
  return (
    <p>
      {precisions.map((precision, index) => (
        <Fragment key={precision}>
          {index > 0 && "; "}
          <KnownAlike
            precision={precision}
            names={places.filter((it) => it.precision === precision).map(({ name }) => name)}
          />
        </Fragment>
      ))}
    </p>
  );
}

function KnownAlike(props: { precision: Place["precision"]; names: readonly string[] }) {
  const [one, several] = precisionWords[props.precision];
  return (
    <>
      {props.names.join(", ")} <small>({props.names.length === 1 ? one : several})</small>
    </>
  );
}
