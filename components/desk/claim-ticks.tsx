import type { Form } from "@/components/form/use-form";
import { TickedClaims } from "./ticked-claims";

/** A claim to tick, at the revision that is seen. */
export interface ClaimTick {
  id: string;
  revision: number;
  label: string;
}

/** Claims to choose from, as `claims`; the form says of each at which revision it was seen. */
export function ClaimTicks(props: { form: Form; legend: string; claims: readonly ClaimTick[] }) {
  const { form, legend, claims } = props;
  return (
    <>
      <TickedClaims
        form={form}
        name="claims"
        legend={legend}
        claims={claims.map(({ id, label }) => ({ value: id, label }))}
      />
      {claims.map(({ id, revision }) => (
        <input
          key={id}
          type="hidden"
          name={`openedOn.${id}`}
          value={form.get(`openedOn.${id}`) || revision}
          readOnly
        />
      ))}
    </>
  );
}
