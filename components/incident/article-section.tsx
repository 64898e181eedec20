import { Row } from "@/components/ui/row";
import { addresses } from "@/components/wording/addresses";
import { dateInWords } from "@/components/wording/dates";
import type { EditionDocument } from "@/lib/schemas/edition";
import { ArticleLine } from "./article-line";
import type { Article } from "./contents";

type Derivation = EditionDocument["derivations"][number];

/** The articles everything above was read in, and which of them draw on which. */
export function ArticleSection(props: {
  articles: readonly Article[];
  derivations: readonly Derivation[];
}) {
  if (props.articles.length === 0) return null;
  return (
    <section aria-labelledby="articles" className="mt-16 border-t-2 border-ink pt-3">
      <h2 id="articles" className="mb-4 font-semibold">
        Articles
      </h2>
      <ul>
        {props.articles.map((article) => (
          <li key={article.id} id={`article-${article.id}`}>
            <Row
              className="border-t border-hairline py-2"
              label={
                <>
                  <p className="font-serif">
                    <bdi>{article.outlet.name}</bdi>
                  </p>
                  {article.publishedOn !== null && (
                    <p className="text-small text-muted">{dateInWords(article.publishedOn)}</p>
                  )}
                </>
              }
            >
              <ArticleLine article={article} />
              <p className="text-small">
                <a href={addresses.article(article.id)}>
                  Everything read in it
                  <span className="sr-only">: {article.headline}</span>
                </a>
              </p>
              {props.derivations
                .filter((derivation) => derivation.article === article.id)
                .map((derivation) => (
                  <p
                    key={derivation.from ?? derivation.wireOf?.id}
                    className="text-small text-muted"
                  >
                    <DrawsOn derivation={derivation} articles={props.articles} />
                  </p>
                ))}
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DrawsOn(props: { derivation: Derivation; articles: readonly Article[] }) {
  const { derivation } = props;
  const source = props.articles.find(({ id }) => id === derivation.from);
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
