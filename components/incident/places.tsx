import { precisionWords } from "@/components/wording/words";
import type { EditionDocument } from "@/lib/schemas/edition";

type Place = EditionDocument["incident"]["places"][number];

/** Where it happened, with how closely that is known said once for places known alike. */
export function Places({ places }: { places: readonly Place[] }) {
  const precisions = [...new Set(places.map(({ precision }) => precision))];
  return (
    <p>
      {precisions.map((precision, index) => (
        <span key={precision}>
          {index > 0 && "; "}
          {places
            .filter((place) => place.precision === precision)
            .map(({ name }) => name)
            .join(", ")}{" "}
          <span className="text-small text-muted">({precisionWords[precision]})</span>
        </span>
      ))}
    </p>
  );
}
