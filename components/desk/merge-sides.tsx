import { Shown } from "@/components/wording/shown";

/** One of two that may be the same, as far as it is shown. */
export interface MergeSide {
  name: string;
  words: Readonly<Record<string, string | null>>;
  claims: number;
}

/** Two records member by member: what each says, and where they differ. */
export function MergeSides(props: {
  from: MergeSide;
  into: MergeSide;
  /** What stands above each of the two. */
  heads: readonly [string, string];
}) {
  const { from, into, heads } = props;
  const members = Object.keys({ ...from.words, ...into.words }).filter(
    (member) => from.words[member] !== null || into.words[member] !== null,
  );
  return (
    <table
      id="sides"
      tabIndex={-1}
      className="w-full table-fixed border-collapse text-start align-top"
    >
      <caption className="sr-only">The two, member by member</caption>
      <thead>
        <tr className="border-b-2 border-ink">
          <td className="w-[6.5rem] md:w-40" />
          <th scope="col" className="py-2 pe-4 text-start font-semibold">
            {heads[0]}
          </th>
          <th scope="col" className="py-2 text-start font-semibold">
            {heads[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Member
            key={member}
            what={member}
            from={from.words[member] ?? null}
            into={into.words[member] ?? null}
          />
        ))}
        <Member what="claims" from={`${from.claims}`} into={`${into.claims}`} />
      </tbody>
    </table>
  );
}

function Member({ what, from, into }: { what: string; from: string | null; into: string | null }) {
  return (
    <tr className="border-b border-hairline align-top">
      <th scope="row" className="py-2 pe-3 text-start text-small font-normal text-muted">
        {what}
      </th>
      <td className="py-2 pe-4 break-words whitespace-pre-line">
        {from === null ? "–" : <Shown text={from} />}
      </td>
      <td className="py-2 break-words whitespace-pre-line">
        {into === null ? "–" : <Shown text={into} />}
      </td>
    </tr>
  );
}
