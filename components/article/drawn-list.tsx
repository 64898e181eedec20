import { Section } from "@/components/ui/section";
import { addresses } from "@/components/wording/addresses";
import type { ArticlePage } from "@/lib/schemas/article-page";

type Drawn = ArticlePage["derivesFrom"][number];

/** Which articles, and wires of which no copy is held, stand at the other end of its derivations. */
export function DrawnList(props: { title: string; verb: string; drawn: readonly Drawn[] }) {
  const { title, verb, drawn } = props;
  return (
    <Section title={title}>
      {drawn.length === 0 ? (
        <p className="text-muted">No published incident says so.</p>
      ) : (
        <ul>
          {drawn.map((one) => (
            <li key={one.other?.id ?? one.wireOf?.id} className="py-1">
              {verb === "This article" ? `This article ${kindWords[one.kind]} ` : `${verb} `}
              <Other drawn={one} />
              {verb !== "This article" && ` (${nounWords[one.kind]})`}, shown by{" "}
              {one.evidence === "credit_line" ? "a credit line" : "shared passages"}
              {one.directionKnown ? "." : "; which way is not known."}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Other({ drawn: { other, wireOf } }: { drawn: Drawn }) {
  if (wireOf !== null) return <>a wire of {wireOf.name}, of which no copy is held</>;
  if (other === null || other.headline === null)
    return <>an article that nothing published quotes</>;
  return (
    <>
      <a href={addresses.article(other.id)}>
        <bdi>{other.headline}</bdi>
      </a>
      {other.outlet !== null && <>, {other.outlet.name}</>}
    </>
  );
}

const kindWords: Record<Drawn["kind"], string> = {
  wire: "carries",
  reprint: "reprints",
  rewrite: "rewrites",
  cites: "cites",
};

const nounWords: Record<Drawn["kind"], string> = {
  wire: "carried as a wire",
  reprint: "a reprint",
  rewrite: "a rewriting",
  cites: "a citation",
};
