import type { Extraction } from "./types";

/** An extraction as the command and the API print it. Offsets are UTF-16 code units. */
export function extractionJson({ claims, credits }: Extraction) {
  return {
    claims: claims.map((claim) => ({
      kind: claim.kind,
      outcome: claim.outcome,
      group: claim.group,
      groupAsPrinted: claim.groupAsPrinted,
      of: claim.of,
      figure:
        claim.figure === null
          ? null
          : {
              text: claim.figure.text,
              form: claim.figure.form,
              lower: claim.figure.lower,
              upper: claim.figure.upper,
              soft: claim.figure.soft,
            },
      figureSpan: claim.figureSpan,
      quote: claim.quote,
      claimant: claim.claimant,
      via: claim.via,
      holdsResponsible: claim.holdsResponsible,
      hedge: claim.hedge,
      basis: claim.basis,
      window: claim.window?.text ?? null,
      attackersIncluded: claim.attackersIncluded,
      rule: claim.rule,
    })),
    credits,
  };
}
