import type { EditionCountClaim, EditionDependence } from "@/lib/schemas/edition";
import { PrintedFigures } from "./printed-figures";

/** What an editor declared of whose figure is whose, and why: it is theirs, and not computed. */
export function DependenceNotes(props: {
  dependences: readonly EditionDependence[];
  claims: readonly EditionCountClaim[];
}) {
  const { dependences, claims } = props;
  if (dependences.length === 0) return null;
  return (
    <ul className="mt-4 max-w-[40rem] space-y-2">
      {dependences.map((one) => (
        <li key={`${one.kind} ${one.party?.id} ${one.is?.id} ${one.claims.join()}`}>
          <p>
            <span className="text-muted">An editor’s word: </span>
            {one.kind === "join" ? (
              <>
                the figure of {one.party?.name} is that of {one.is?.name}; here the two are one
                voice.
              </>
            ) : (
              <PartWords claims={claims.filter(({ id }) => one.claims.includes(id))} />
            )}
          </p>
          <p className="text-small whitespace-pre-line">{one.reason}</p>
        </li>
      ))}
    </ul>
  );
}

function PartWords({ claims }: { claims: readonly EditionCountClaim[] }) {
  if (claims.length === 0) return <>claims that stand here no longer are a voice of their own.</>;
  return (
    <>
      <PrintedFigures claims={claims} /> {claims.length === 1 ? "is" : "are together"} a voice of
      its own here.
    </>
  );
}
