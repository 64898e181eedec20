import { printed, printedAlone } from "@/components/ui/printed";
import { addresses } from "@/components/wording/addresses";
import { groundWords } from "@/components/wording/words";
import type { EditionHop } from "@/lib/schemas/edition";

/**
 * The hops from the article back to whoever said it, each with what it rests on. Those `isLinked` names lead to
 * their pages: not the one under whose name the claim stands, which leads there; on the desk nobody, since some have
 * no page yet.
 */
export function chainList(
  chain: readonly EditionHop[],
  language: string | null,
  isLinked: (party: string) => boolean,
) {
  if (chain.length === 0) {
    return <p className="text-small text-muted">No chain: the article names nobody.</p>;
  }
  return (
    <ol className="chain" aria-label="Chain, from the article back to whoever said it">
      {chain.map((hop, index) => hopLine(hop, index, language, isLinked))}
    </ol>
  );
}

function hopLine(
  { party, describedAs, ...hop }: EditionHop,
  key: number,
  language: string | null,
  isLinked: (party: string) => boolean,
) {
  const speaks = hop.function === "speaks";
  return (
    <li key={key} className={speaks ? "speaks" : undefined}>
      {party && isLinked(party.id) ? (
        <a href={addresses.party(party.id)} dir="auto">
          {party.name}
        </a>
      ) : (
        <bdi>{party?.name ?? describedAs ?? "Somebody unnamed"}</bdi>
      )}
      {speaks ? ", speaking" : ", relaying"}
      {hop.verb !== null && <>: {printed(hop.verb, language)}</>}
      {evidenceOf(hop.evidence, language)}
    </li>
  );
}

function evidenceOf(evidence: EditionHop["evidence"], language: string | null) {
  if (evidence.kind === "span") {
    if (evidence.text === null) return <p>These words were redacted.</p>;
    return <p className="font-serif">{printedAlone(evidence.text, language)}</p>;
  }
  const word = groundWords[evidence.ground];
  return <p>{evidence.note === null ? word : `${word}: ${evidence.note}`}</p>;
}
