import { StandInNotice } from "@/components/incident/stand-in-notice";
import { languageProps } from "@/components/ui/language";
import { outwardLink } from "@/components/ui/outward-link";
import { addresses } from "@/components/wording/addresses";
import { dateInWords } from "@/components/wording/dates";
import { capitalised } from "@/components/wording/words";
import { counted } from "@/lib/domain/counted";
import type { ArticlePage as Page } from "@/lib/schemas/article-page";
import { DrawnList } from "./drawn-list";
import { PassageList } from "./passage-list";
import { VersionTable } from "./version-table";
import { WholeText } from "./whole-text";

/** What is published of an article: what was read in it, which versions are held, what draws on what. */
export function ArticlePage({ page }: { page: Page }) {
  const { article, versions, claims, incidents, derivesFrom, derivedBy, wholeText } = page;
  return (
    <>
      {article.kind === "stand_in" && <StandInNotice />}
      <header className="pt-8 pb-6">
        <p className="font-serif">
          <a href={addresses.party(article.outlet.id)}>
            <bdi>{article.outlet.name}</bdi>
          </a>
          {article.publishedOn !== null && (
            <span className="font-sans text-small text-muted">
              , {dateInWords(article.publishedOn)}
            </span>
          )}
        </p>
        <h1 className="mt-1 max-w-[56rem]">
          <bdi {...languageProps(article.language)}>{article.headline}</bdi>
        </h1>
        <p className="mt-4 max-w-[40rem]">
          {capitalised(counted(claims.length, "claim"))} of{" "}
          {counted(incidents.length, "published incident")} {claims.length === 1 ? "was" : "were"}{" "}
          read here. Shown are their quotes, with the words around them,{" "}
          {wholeText === null ? (
            "not the whole text."
          ) : (
            <>
              and <a href="#text">the whole text</a>.
            </>
          )}
        </p>
        <p className="mt-2 flex flex-wrap gap-x-5 text-small *:py-1">
          <span>
            {outwardLink(
              article.url,
              article.url === null ? "No address is known" : "Read it where it was published",
            )}
          </span>
          <a href={addresses.articleJson(article.id)}>This page as JSON</a>
        </p>
      </header>
      <PassageList claims={claims} />
      {wholeText !== null && (
        <WholeText whole={wholeText} claims={claims} language={article.language} />
      )}
      <DrawnList title="What it draws on" verb="This article" drawn={derivesFrom} />
      <DrawnList title="What draws on it" verb="It is drawn on by" drawn={derivedBy} />
      <VersionTable versions={versions} />
    </>
  );
}
