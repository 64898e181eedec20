import { languageProps } from "@/components/ui/language";
import { scoreInWords } from "@/components/wording/derivation-words";
import { Shown } from "@/components/wording/shown";

/** What two texts share, passage by passage: the copy's words and the other's. */
export function SideBySide(props: {
  shared: { score: number; passages: readonly { copy: string; from: string }[] };
  names: { copy: string; from: string };
  language?: string | null;
}) {
  const { shared, names, language = null } = props;
  if (shared.passages.length === 0) return <p>The two texts share no passage word for word.</p>;
  return (
    <>
      <p>
        {scoreInWords(shared.score)} of the shorter text stands in{" "}
        {shared.passages.length === 1 ? "one passage" : `${shared.passages.length} passages`} that
        both have.
      </p>
      <table className="mt-3 w-full table-fixed text-start">
        <thead className="text-small text-muted">
          <tr>
            <th scope="col" className="pe-4 pb-1 text-start font-normal">
              <Shown text={names.copy} />
            </th>
            <th scope="col" className="pb-1 text-start font-normal">
              <Shown text={names.from} />
            </th>
          </tr>
        </thead>
        <tbody className="font-serif">
          {shared.passages.map(({ copy, from }, at) => (
            <tr key={at} className="border-t border-hairline align-top">
              <td className="py-2 pe-4 break-words" {...languageProps(language)}>
                {copy}
              </td>
              <td className="py-2 break-words" {...languageProps(language)}>
                {from}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
