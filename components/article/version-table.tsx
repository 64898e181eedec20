import { Section } from "@/components/ui/section";
import { momentInWords } from "@/components/wording/dates";
import type { ArticlePage } from "@/lib/schemas/article-page";

/** The texts of it that were held when it was last published: when each came, and its fingerprint. */
export function VersionTable({ versions }: Pick<ArticlePage, "versions">) {
  return (
    <Section title="Versions that are held">
      <ul>
        {versions.map(({ at, kind, sha256 }) => (
          <li key={at} className="border-t border-hairline py-2 first:border-t-0">
            <time dateTime={at}>{momentInWords(at)}</time>, {kindWords[kind]}
            <br />
            <span className="text-small text-muted">
              {sha256 === null ? (
                "Redacted; nothing is left of it."
              ) : (
                <>
                  SHA-256 <code className="break-all">{sha256}</code>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const kindWords: Record<ArticlePage["versions"][number]["kind"], string> = {
  captured: "captured",
  transcribed: "transcribed",
  stand_in: "invented for demonstration",
};
