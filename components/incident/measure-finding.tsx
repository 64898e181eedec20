import { Row } from "@/components/ui/row";
import type { EditionMeasure } from "@/lib/schemas/edition";
import { DependenceNotes } from "./dependence-notes";
import { FindingNote } from "./finding-note";
import { ReadingsTable } from "./readings-table";

/** What an editor declared and found on a measure, and folded below it what the rules of the datasets give. */
export function MeasureFinding({ measure }: { measure: EditionMeasure }) {
  const { finding, readings = [], dependences = [], claims } = measure;
  const telling = readings.some((one) => one.claims.length > 0 && one.rule !== "both_assert");
  if (!finding && !telling && dependences.length === 0) return null;
  return (
    <Row label={null}>
      <DependenceNotes dependences={dependences} claims={claims} />
      {finding && (
        <FindingNote
          finding={finding}
          attackersIncluded={measure.measure.attackersIncluded}
          claims={claims}
        />
      )}
      {telling && (
        <details className="rules">
          <summary>What datasets’ rules give on these claims</summary>
          <ReadingsTable readings={readings} />
        </details>
      )}
    </Row>
  );
}
