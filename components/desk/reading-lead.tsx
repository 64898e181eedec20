import { Shown } from "@/components/wording/shown";

export interface ReadingLeadProps {
  number: number;
  of: number;
  previous: string | undefined;
  next: string | undefined;
  state: "open" | "logged" | "rejected";
  claim: string | null;
  /** "at least 84: 84+, killed" */
  what: string;
  /** Who said it, and through whom; null where nobody is named. */
  who: string | null;
  rule: string;
  evidence: string;
  /** The field that names the claimant. */
  claimantField: string;
}

/** What is proposed, in a line, and what can be done with it: above the form that says it in full. */
export function ReadingLead(props: ReadingLeadProps) {
  const { number, of, previous, next, state, claim, what, who, rule, evidence } = props;
  return (
    <div className="border-y-2 border-ink py-3">
      <p className="flex flex-wrap justify-between gap-x-4 text-small text-muted">
        <span>
          Proposal {number} of {of}
        </span>
        <span className="flex gap-x-4">
          {previous && (
            <a href={previous} rel="prev" data-shortcut="k" data-what="the proposal before">
              Before
            </a>
          )}
          {next && (
            <a href={next} rel="next" data-shortcut="j" data-what="the next proposal">
              Next
            </a>
          )}
        </span>
      </p>
      <p className="mt-1 font-serif text-large font-semibold">
        <Shown text={what} />
      </p>
      <p>{who === null ? "Nobody is named who said it." : <Shown text={who} />}</p>
      <p className="text-small text-muted">
        Rule “{rule}”, from the words “<Shown text={evidence} />
        ”.
      </p>
      {state === "rejected" && <p className="font-semibold">It was found to be no claim.</p>}
      {state === "logged" ? (
        <p className="font-semibold">
          It is logged already. <a href={`/desk/claims/${claim}`}>The claim</a>. What you send now
          is logged beside it.
        </p>
      ) : (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-2">
          <button
            type="submit"
            className="bg-ink px-4 py-2 font-semibold text-paper"
            data-shortcut="a"
            data-what="log it and go on"
          >
            Log it and go on
          </button>
          <button
            type="submit"
            name="then"
            value="again"
            className="underline"
            data-shortcut="s"
            data-what="log it, and another from the same words"
          >
            and another from these words
          </button>
          <a href="#measure.outcome" data-shortcut="e" data-what="change what was counted">
            What was counted
          </a>
          <a href={`#${props.claimantField}`} data-shortcut="c" data-what="change who said it">
            Who said it
          </a>
          <a href="#incident" data-shortcut="i" data-what="change the incident">
            Incident
          </a>
        </p>
      )}
    </div>
  );
}
