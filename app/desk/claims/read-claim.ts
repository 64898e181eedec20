import type { Actor } from "@/lib/domain/permissions";
import * as word from "@/lib/domain/vocabulary";
import { AppError } from "@/lib/errors";
import { snapshotText } from "@/lib/queries/live-articles";
import type { Fields } from "@/lib/web/fields";
import { partyIn } from "../parties/meant";

/**
 * The claim that a form says, its words found in the snapshot and its parties among those entered;
 * everything that is wrong is thrown together, as `invalid`.
 */
export async function readClaim(fields: Fields, actor: Actor) {
  const snapshot = await snapshotText(actor, fields.text("snapshot"));
  if (!snapshot?.text) throw new AppError("not_found", "There is no such text any more.");
  const { text } = snapshot;
  const kind = oneOf(word.claimKinds, fields.text("kind"));
  if (!fields.optional("incident")) fields.refuse("incident", "Choose the incident.");
  if (!kind) fields.refuse("kind", "Say what is claimed.");
  const quote = fields.span("quote", text, "The quote");
  const translation = fields.optional("translation.text");
  const any = {
    incident: fields.text("incident"),
    snapshot: snapshot.id,
    quote: quote ?? { start: 0, end: 1 },
    quoteLanguage: fields.optional("quoteLanguage")?.trim(),
    translation: translation && {
      text: translation,
      translator: fields.text("translation.translator"),
    },
    chain: await readChain(fields, actor, text),
    hedge: oneOf(word.hedges, fields.text("hedge")) ?? "none",
    assertedOn: fields.optional("assertedOn")?.trim(),
  };
  const rest = await readKind(fields, actor, text, kind, quote);
  fields.settle();
  return { ...any, translation: any.translation || undefined, ...rest };
}

interface ClaimHop {
  party: string | undefined;
  describedAs: string | undefined;
  function: word.HopFunction;
  verb: string | undefined;
  span?: Span | undefined;
  ground?: word.EvidenceGround;
  note?: string | undefined;
}

type Span = { start: number; end: number };

async function readKind(
  fields: Fields,
  actor: Actor,
  text: string,
  kind: word.ClaimKind | undefined,
  quote: Span | undefined,
) {
  switch (kind) {
    case "count":
      return readCount(fields, actor, text, quote);
    case "responsibility": {
      const party = await partyIn(fields, actor, "holdsResponsible");
      if (!party && !fields.optional("holdsResponsible")) {
        fields.refuse("holdsResponsible", "Say whom it holds responsible.");
      }
      return { kind, holdsResponsible: party ?? "" };
    }
    case "denial": {
      const claim = fields.optional("denies.claim");
      const denies = claim ? { claim } : { measure: await readMeasure(fields, actor) };
      return { kind, denies };
    }
    default:
      return { kind: "other" as const };
  }
}

async function readCount(fields: Fields, actor: Actor, text: string, quote: Span | undefined) {
  const span = quote && fields.span("figure", text, "The figure", quote);
  const lower = fields.number("figure.reading.lower", "A bound");
  const upper = fields.number("figure.reading.upper", "A bound");
  const how = fields.optional("figure.reading.how");
  if (lower === undefined && (upper !== undefined || how !== undefined)) {
    fields.refuse("figure.reading.lower", "Say how many it is at least: 0 where you cannot tell.");
  }
  const start = fields.optional("window.start")?.trim();
  const end = fields.optional("window.end")?.trim();
  return {
    kind: "count" as const,
    figure: {
      span: span ?? { start: 0, end: 1 },
      sum: fields.checked("figure.sum"),
      ...(lower === undefined
        ? {}
        : {
            reading: {
              lower,
              upper: upper ?? null,
              soft: fields.checked("figure.reading.soft"),
              how: how ?? "",
            },
          }),
    },
    measure: await readMeasure(fields, actor),
    basis: oneOf(word.bases, fields.text("basis")) ?? "event",
    window: start || end ? { start: start ?? "", end: end ?? start ?? "" } : undefined,
    attackersIncluded:
      oneOf(word.attackersIncludedValues, fields.text("attackersIncluded")) ?? "not_said",
    groupAsPrinted: fields.optional("groupAsPrinted"),
    filingReason: fields.optional("filingReason"),
  };
}

async function readMeasure(fields: Fields, actor: Actor) {
  const outcome = oneOf(word.outcomes, fields.text("measure.outcome"));
  if (!outcome) fields.refuse("measure.outcome", "Say what happened to them.");
  if (!fields.optional("measure.group")) fields.refuse("measure.group", "Say who they were.");
  return {
    outcome: outcome ?? "other",
    group: fields.text("measure.group"),
    of: await partyIn(fields, actor, "measure.of"),
  };
}

async function readChain(fields: Fields, actor: Actor, text: string) {
  const chain: ClaimHop[] = [];
  for (const row of fields.rows("chain", ["party", "describedAs", "verb", "span", "note"])) {
    const place = `chain[${row}]`;
    const party = await partyIn(fields, actor, `${place}.party`);
    const describedAs = fields.optional(`${place}.describedAs`);
    if (!describedAs && !fields.optional(`${place}.party`)) {
      fields.refuse(`${place}.party`, "A hop names a party, or describes somebody unnamed.");
    }
    const ground = oneOf(word.evidenceGrounds, fields.text(`${place}.rests`));
    chain.push({
      party,
      describedAs,
      function: oneOf(word.hopFunctions, fields.text(`${place}.function`)) ?? "speaks",
      verb: fields.optional(`${place}.verb`),
      ...(ground
        ? { ground, note: fields.optional(`${place}.note`) }
        : { span: fields.span(`${place}.span`, text, `The words that hop ${row + 1} rests on`) }),
    });
  }
  return chain;
}

function oneOf<T extends string>(words: readonly T[], text: string): T | undefined {
  return words.find((one) => one === text);
}
