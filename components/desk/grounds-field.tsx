import type { Form } from "@/components/form/use-form";
import { TickedClaims } from "./ticked-claims";

/** The claims that a decision rests on, to be ticked. */
export function GroundsField(props: {
  form: Form;
  claims: readonly { id: string; words: string }[];
  what: "assessment" | "finding";
}) {
  const { form, claims, what } = props;
  return (
    <TickedClaims
      form={form}
      name="grounds"
      legend="The claims that it rests on"
      hint={`When what they stand on is another later, this ${what} comes up again.`}
      claims={claims.map(({ id, words }) => ({ value: id, label: words }))}
    />
  );
}
