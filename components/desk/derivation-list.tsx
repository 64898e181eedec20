import { dateInWords } from "@/components/wording/dates";
import {
  decisionWords,
  derivationKindWords,
  scoreInWords,
} from "@/components/wording/derivation-words";
import { Shown } from "@/components/wording/shown";
import type { Decision, DerivationKind } from "@/lib/domain/vocabulary";

interface Article {
  id: string;
  headline: string;
  outlet: string;
  publishedOn: string | null;
}

export interface Derivation {
  id: string;
  kind: DerivationKind;
  decision: Decision;
  directionKnown: boolean;
  article: Article;
  from: Article | { wireOf: string };
  creditLine: string | null;
  score: number | null;
  isMachines: boolean;
}

/** What an article draws on and what draws on it, each with its evidence and a way to look at it. */
export function DerivationList(props: { article: string; derivations: readonly Derivation[] }) {
  const { article, derivations } = props;
  if (derivations.length === 0) return <p>Nothing is proposed or recorded.</p>;
  return (
    <ul>
      {derivations.map((one) => (
        <li key={one.id} className="border-t border-hairline py-3">
          <p>
            <DerivationSentence derivation={one} article={article} />
          </p>
          <p className="text-small text-muted">
            <Evidence derivation={one} />
            {one.isMachines && "; found by the machine"}; {decisionWords[one.decision]}.{" "}
            <a href={`/desk/derivations/${one.id}`}>
              Look at it
              <span className="sr-only">
                {" "}
                ({"wireOf" in one.from ? one.from.wireOf : one.from.outlet})
              </span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** "Draws on … (IANS, 1 Feb 2026): takes an agency's dispatch", seen from one of the two. */
export function DerivationSentence(props: { derivation: Derivation; article: string | null }) {
  const { derivation, article } = props;
  const { from, kind, directionKnown } = derivation;
  if ("wireOf" in from) {
    return (
      <>
        Draws on a wire of{" "}
        <strong>
          <Shown text={from.wireOf} />
        </strong>
        , of which no copy is held here.
      </>
    );
  }
  const isCopy = article === derivation.article.id;
  const other = isCopy ? from : derivation.article;
  if (!directionKnown) {
    return (
      <>
        Shares its text with <ArticleName article={other} />; which of the two came first is not
        known.
      </>
    );
  }
  return (
    <>
      {isCopy ? "Draws on " : "Is drawn on by "}
      <ArticleName article={other} />
      {`: ${isCopy ? "" : "that one "}${derivationKindWords[kind]}.`}
    </>
  );
}

export function ArticleName({ article }: { article: Article }) {
  return (
    <>
      <a href={`/desk/articles/${article.id}`}>
        <Shown text={article.headline} />
      </a>{" "}
      (<Shown text={article.outlet} />
      {article.publishedOn !== null && `, ${dateInWords(article.publishedOn)}`})
    </>
  );
}

export function Evidence({ derivation: { creditLine, score } }: { derivation: Derivation }) {
  if (creditLine !== null) {
    return (
      <>
        Evidence: the words “
        <span className="font-serif">
          <Shown text={creditLine} />
        </span>
        ”
      </>
    );
  }
  return (
    <>Evidence: shared passages{score !== null && `, ${scoreInWords(score)} of the shorter text`}</>
  );
}
