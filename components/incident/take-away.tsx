import { addresses } from "@/components/wording/addresses";

/** This edition as files, ways to cite it, and how to hear of the next one. */
export function TakeAway({ slug, number }: { slug: string; number: number }) {
  const file = (name: string) => addresses.editionFile(slug, number, name);
  return (
    <ul className="links">
      <li>
        Cite it: <a href={file("citation.txt")}>as text</a>,{" "}
        <a href={file("citation.bib")}>BibTeX</a>, <a href={file("citation.ris")}>RIS</a>
      </li>
      <li>
        <a href={file("claims.csv")}>Claims as CSV</a>
      </li>
      <li>
        <a href={file("claims.jsonld")}>Claims as JSON-LD</a>
      </li>
      <li>
        <a href={addresses.feed(slug)}>Editions as a feed</a>
      </li>
    </ul>
  );
}
