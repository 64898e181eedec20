import { readFigure, sumFigure } from "@/lib/domain/figure";
import type { Actor } from "@/lib/domain/permissions";
import type { Proposal, ProposedHop } from "@/lib/extract/types";
import { partyMeant, partyNames } from "@/lib/queries/live-parties";
import type { FormValues } from "@/lib/schemas/form";

/**
 * A proposal as the fields of the claim form. Names lead to the party that is called so; a name that
 * nobody has stays in its field as printed, for the analyst to choose or enter whom it means.
 */
export async function prefilled(
  actor: Actor,
  { text }: { text: string },
  proposal: Proposal,
  incident: string,
): Promise<FormValues> {
  const { quote, kind, figure } = proposal;
  const fields: [string, string][] = [
    ["incident", incident],
    ["kind", kind],
    ["quote", quote.text],
    ["quote.start", `${quote.start}`],
    ["hedge", proposal.hedge],
    ["basis", proposal.basis],
    ["attackersIncluded", proposal.attackersIncluded],
    ["measure.outcome", proposal.outcome],
    ["measure.group", proposal.group],
    ["groupAsPrinted", proposal.groupAsPrinted ?? ""],
    ...(await picked(actor, "measure.of", proposal.of)),
    ...(await picked(actor, "holdsResponsible", proposal.holdsResponsible)),
    ...(figure ? figureFields(text, proposal) : []),
  ];
  const hops = await Promise.all(
    proposal.chain.map((hop, i) => hopFields(actor, text, hop, `chain[${i}]`)),
  );
  // A row to fill in where nobody is named: "change claimant" leads to it.
  const chain = hops.length > 0 ? hops.flat() : [["chain[0].party", ""] as const];
  return Object.fromEntries([...fields, ...chain].map(([name, value]) => [name, [value]]));
}

function figureFields(text: string, { figure, figureSpan }: Proposal): [string, string][] {
  if (figure === null || figureSpan === null) return [];
  const words = text.slice(figureSpan.start, figureSpan.end);
  const place: [string, string][] = [
    ["figure", words],
    ["figure.start", `${figureSpan.start}`],
  ];
  const isMeant = (reading: ReturnType<typeof readFigure>) =>
    reading.kind === "figure" &&
    reading.figure.lower === figure.lower &&
    reading.figure.upper === figure.upper;
  if (isMeant(readFigure(words))) return place;
  if (isMeant(sumFigure(words))) return [...place, ["figure.sum", "yes"]];
  return [
    ...place,
    ["figure.reading.lower", `${figure.lower}`],
    ["figure.reading.upper", figure.upper === null ? "" : `${figure.upper}`],
    ["figure.reading.soft", figure.soft ? "yes" : ""],
    ["figure.reading.how", "Read from the words around it."],
  ];
}

async function hopFields(
  actor: Actor,
  text: string,
  hop: ProposedHop,
  row: string,
): Promise<(readonly [string, string])[]> {
  const { span, partySpan } = hop;
  const printed = text.slice(partySpan.start, partySpan.end);
  const itself = await known(actor, hop.party);
  const body = itself === null && hop.speaksFor !== null ? await known(actor, hop.speaksFor) : null;
  // "A security official" is nobody's name: described, and filed under the body it speaks for.
  const isDescribed = itself === null && (body !== null || /^[^\p{Lu}]*$/u.test(hop.party));
  const party = itself ?? body;
  return [
    [`${row}.party`, party?.name ?? (isDescribed ? "" : hop.party)],
    [`${row}.party.id`, party?.id ?? ""],
    [`${row}.describedAs`, isDescribed ? printed : ""],
    [`${row}.function`, hop.function],
    [`${row}.verb`, hop.verb ?? ""],
    [`${row}.rests`, "words"],
    [`${row}.span`, text.slice(span.start, span.end)],
    [`${row}.span.start`, `${span.start}`],
  ];
}

async function picked(
  actor: Actor,
  name: string,
  printed: string | null,
): Promise<[string, string][]> {
  if (printed === null) return [];
  const party = await known(actor, printed);
  return [
    [name, party?.name ?? printed],
    [`${name}.id`, party?.id ?? ""],
  ];
}

/** The one party that is called so, with or without its article. */
async function known(actor: Actor, printed: string): Promise<{ id: string; name: string } | null> {
  const bare = printed.replace(/^the\s+/i, "");
  for (const name of new Set([printed, bare, `The ${bare}`])) {
    const meant = await partyMeant(actor, { id: "", name });
    if (meant.kind !== "one") continue;
    return { id: meant.id, name: (await partyNames(actor, [meant.id]))[meant.id] ?? name };
  }
  return null;
}
