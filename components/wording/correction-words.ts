import type { ObjectionOutcome } from "@/lib/domain/vocabulary";
import type { RedactionTarget } from "@/lib/schemas/claim";

/** What became of an objection, as readers are told it. */
export const outcomeWords: Record<ObjectionOutcome, string> = {
  upheld: "Upheld: it was wrong",
  not_upheld: "Not upheld",
  passed_on: "Passed on",
  set_aside: "Set aside",
};

/** The same as an editor chooses it, each with what comes of it. */
export const outcomeChoices: readonly { value: ObjectionOutcome; label: string; hint: string }[] = [
  {
    value: "upheld",
    label: "Upheld",
    hint: "It was wrong. Correct it and publish; this answer does not do that.",
  },
  { value: "not_upheld", label: "Not upheld", hint: "It stands as it is: say why." },
  { value: "passed_on", label: "Passed on", hint: "Somebody else has to put it right: say who." },
  {
    value: "set_aside",
    label: "Set aside",
    hint: "Nothing to answer: sent by a machine, abuse, no statement. Readers see nothing of it.",
  },
];

/** What is redacted, as it is said after the verb. */
export const redactionWords: Record<RedactionTarget, string> = {
  snapshot: "the text of a snapshot",
  raw: "the bytes behind a snapshot",
  claim: "the words of a claim",
  party: "a name",
  objection: "a reader’s words",
  correction: "an answer or a statement",
  log: "what an entry of the log told",
};
