import { addresses } from "@/components/wording/addresses";
import { Shown } from "@/components/wording/shown";

/** That what is told of an incident stands elsewhere by now, for whoever reads what stays at its address. */
export function ToldElsewhere({ incident }: { incident: { slug: string; title: string } }) {
  return (
    <>
      It was found to be one with another incident. What is told of it now stands in{" "}
      <a href={addresses.incident(incident.slug)}>
        <Shown text={incident.title} />
      </a>
      .
    </>
  );
}
