/** A number as digits print it, before any word such as "million" multiplies it. */
export interface Decimal {
  /** All digits without the point: 1.5 is 15. */
  readonly digits: bigint;
  /** How many of them stand after the point: 1.5 has 1. */
  readonly places: number;
  /** Whether the one dot in it was taken for a separator of thousands: "1.200". */
  readonly dotted: boolean;
}

/**
 * ASCII digits with separators, read by these rules:
 * - commas, spaces or apostrophes set off thousands ("1,200", "1 200", "1'200"), commas also lakhs
 *   and crores ("12,34,567"); one kind in one number, and a dot may follow as decimal point;
 * - dots set off thousands where every group after the first has three digits and the first does
 *   not begin with 0 ("1.200" is 1200, since nobody counts 1.2 people); otherwise one dot is a
 *   decimal point ("2.5", "1.50", "0.500");
 * - anything else ("1,20", "1,200 300", "12.30.5") is null: it could be meant in two ways.
 */
export function readDigits(text: string): Decimal | null {
  if (dotGrouped.test(text)) {
    const groups = text.split(".");
    return { digits: BigInt(groups.join("")), places: 0, dotted: groups.length === 2 };
  }
  if (![ungrouped, commaGrouped, indian, spaced, swiss].some((shape) => shape.test(text)))
    return null;
  const [whole = "", decimals = ""] = text.replace(/[, ']/g, "").split(".");
  const kept = decimals.replace(/0+$/, "");
  return { digits: BigInt(whole + kept), places: kept.length, dotted: false };
}

/** The decimal times a whole number, or null where a fraction is left over. */
export function times({ digits, places }: Decimal, factor: bigint): number | null {
  const product = digits * factor;
  const unit = 10n ** BigInt(places);
  return product % unit === 0n ? Number(product / unit) : null;
}

/** A whole number as a decimal. */
export function whole(value: number): Decimal {
  return { digits: BigInt(value), places: 0, dotted: false };
}

const dotGrouped = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$/;
const ungrouped = /^[0-9]+(?:\.[0-9]+)?$/;
const commaGrouped = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
const indian = /^[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?$/;
const spaced = /^[1-9][0-9]{0,2}(?: [0-9]{3})+$/;
const swiss = /^[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:\.[0-9]+)?$/;
