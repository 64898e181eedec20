import { languageProps } from "@/components/ui/language";
import { momentInWords } from "@/components/wording/dates";
import type { ArticlePage } from "@/lib/schemas/article-page";
import { quotedParagraphs, type Stretch } from "./quoted";

/** The text of an article that is free to show, with the passages that claims were read in. */
export function WholeText(props: {
  whole: NonNullable<ArticlePage["wholeText"]>;
  claims: ArticlePage["claims"];
  language: string | null;
}) {
  const { whole, claims, language } = props;
  return (
    <section aria-labelledby="text" className="border-t-2 border-ink pt-3 pb-8">
      <h2 id="text" className="mb-2 font-serif text-large font-semibold">
        The whole text
      </h2>
      <p className="max-w-[40rem] text-small whitespace-pre-line text-muted">
        As it was held on <time dateTime={whole.at}>{momentInWords(whole.at)}</time>. Why it may be
        shown: <bdi>{whole.reason}</bdi>
      </p>
      {whole.text === null ? (
        <p className="mt-4 text-muted">It was redacted; nothing is left of it.</p>
      ) : (
        <div
          {...languageProps(language)}
          className="whole-text mt-4 max-w-[40rem] space-y-4 font-serif"
        >
          {quotedParagraphs(whole.text, claims).map((stretches) => (
            <p key={stretches[0]?.at} className="wrap-anywhere whitespace-pre-line">
              {together(stretches).map((run) => (
                <Words key={run[0]?.at} run={run} />
              ))}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}

/** Stretches of one passage after another, so that each passage is one link. */
function together(stretches: readonly Stretch[]): Stretch[][] {
  const runs: Stretch[][] = [];
  for (const one of stretches) {
    const last = runs.at(-1);
    if (last?.[0]?.passage === one.passage) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

function Words({ run }: { run: readonly Stretch[] }) {
  const words = run.map(({ at, text, isMarked }) =>
    isMarked ? <mark key={at}>{text}</mark> : text,
  );
  const passage = run[0]?.passage ?? null;
  return passage === null ? words : <a href={`#${passage}`}>{words}</a>;
}
