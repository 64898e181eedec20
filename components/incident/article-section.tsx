import { addresses } from "@/components/wording/addresses";
import { dateInWords } from "@/components/wording/dates";
import type { EditionDocument } from "@/lib/schemas/edition";
import { articleLine } from "./article-line";
import type { Article } from "./contents";
import type { HasPage } from "./scene";

type Derivation = EditionDocument["derivations"][number];

/** The articles everything above was read in, and which of them draw on which. */
export function ArticleSection(props: {
  articles: readonly Article[];
  derivations: readonly Derivation[];
  hasPage: HasPage;
}) {
  if (props.articles.length === 0) return null;
  const byId = new Map(props.articles.map((article) => [article.id, article]));
  const drawnOn = new Map<string, Derivation[]>();
  for (const derivation of props.derivations) {
    drawnOn.set(derivation.article, [...(drawnOn.get(derivation.article) ?? []), derivation]);
  }
  return (
    <section className="part" aria-labelledby="articles">
      <h2 id="articles" className="mb-4">
        Articles
      </h2>
      <ul>
        {props.articles.map((article) => (
          <li key={article.id} id={`article-${article.id}`} className="article-entry">
            <div>
              <bdi>{article.outlet.name}</bdi>
              {article.publishedOn !== null && <p>{dateInWords(article.publishedOn)}</p>}
            </div>
            <div>
              {articleLine(article)}
              {props.hasPage(article.id) && (
                <p>
                  <a href={addresses.article(article.id)}>
                    Everything read in it
                    <span className="sr-only">{`: ${article.headline}`}</span>
                  </a>
                </p>
              )}
              {drawnOn.get(article.id)?.map((derivation) => (
                <p key={derivation.from ?? derivation.wireOf?.id} className="text-muted">
                  <DrawsOn derivation={derivation} articles={byId} />
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DrawsOn(props: { derivation: Derivation; articles: ReadonlyMap<string, Article> }) {
  const { derivation } = props;
  const source = derivation.from === null ? undefined : props.articles.get(derivation.from);
  const verb = derivation.directionKnown
    ? `This article ${kindWords[derivation.kind]}`
    : "This article and another draw on one another, which way is not known:";
  return (
    <>
      {verb}{" "}
      {derivation.wireOf !== null ? (
        <>a wire of {derivation.wireOf.name}, of which no copy is held</>
      ) : source === undefined ? (
        "an article that is not quoted on this page"
      ) : (
        <a href={`#article-${source.id}`}>
          <bdi>{source.headline}</bdi>
        </a>
      )}{" "}
      (
      {derivation.evidence === "credit_line"
        ? "shown by a credit line"
        : "shown by shared passages"}
      ).
    </>
  );
}

const kindWords: Record<Derivation["kind"], string> = {
  wire: "carries",
  reprint: "reprints",
  rewrite: "rewrites",
  cites: "cites",
};
