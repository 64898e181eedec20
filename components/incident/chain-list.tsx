import { Printed } from "@/components/ui/printed";
import { groundWords } from "@/components/wording/words";
import type { EditionHop, PartyRef } from "@/lib/schemas/edition";

/** The hops from the article back to whoever said it, each with what it rests on. */
export function ChainList(props: {
  chain: readonly EditionHop[];
  claimant: PartyRef | null;
  language: string | null;
}) {
  if (props.chain.length === 0) {
    return <p className="text-small text-muted">No chain: the article names nobody.</p>;
  }
  return (
    <ol aria-label="Chain, from the article back to whoever said it" className="text-small">
      {props.chain.map((hop, index) => (
        <Hop key={`${index}-${hop.party?.id}`} hop={hop} language={props.language} />
      ))}
    </ol>
  );
}

function Hop({ hop, language }: { hop: EditionHop; language: string | null }) {
  const speaks = hop.function === "speaks";
  return (
    <li className={speaks ? "hop hop-speaks" : "hop"}>
      <p>
        <bdi className={speaks ? "font-semibold" : undefined}>
          {hop.party?.name ?? hop.describedAs ?? "Somebody unnamed"}
        </bdi>{" "}
        {speaks ? "speaks" : "relays"}
        {hop.verb !== null && (
          <>
            : <Printed text={hop.verb} language={language} />
          </>
        )}
      </p>
      <p className="text-muted">
        <Evidence evidence={hop.evidence} language={language} />
      </p>
    </li>
  );
}

function Evidence(props: { evidence: EditionHop["evidence"]; language: string | null }) {
  const { evidence, language } = props;
  if (evidence.kind === "ground") {
    const word = groundWords[evidence.ground];
    return <>{evidence.note === null ? word : `${word}: ${evidence.note}`}</>;
  }
  if (evidence.text === null) return <>These words were redacted.</>;
  return <Printed text={evidence.text} language={language} />;
}
