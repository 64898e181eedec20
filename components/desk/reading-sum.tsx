/** How far the reading of an article has come. */
export function ReadingSum(props: {
  proposals: readonly { state: "open" | "logged" | "rejected" }[];
  logByHand: string;
}) {
  const { proposals, logByHand } = props;
  const count = (wanted: string) => proposals.filter(({ state }) => state === wanted).length;
  return (
    <p className="text-small">
      {count("open")} to decide, {count("logged")} logged, {count("rejected")} found to be no claim.{" "}
      <a href={logByHand} data-shortcut="n" data-what="log a claim by hand">
        Log one by hand
      </a>
    </p>
  );
}
