/**
 * Numbers written out the long way, for tests: other tables and another method than the reader's,
 * so that a mistake in one is no mistake in both.
 */

/** Whole numbers below 10^12 in English, short scale: "one thousand (and) five". */
export function spell(value: number, style: { and: boolean; hyphens: boolean }): string {
  if (value === 0) return "zero";
  const groups = [1e9, 1e6, 1e3].flatMap((size, index) => {
    const count = Math.floor(value / size) % 1000;
    return count === 0
      ? []
      : [`${below1000(count, style)} ${["billion", "million", "thousand"][index]}`];
  });
  const rest = value % 1000;
  if (rest === 0) return groups.join(" ");
  const link = style.and && rest < 100 && groups.length > 0 ? "and " : "";
  return [...groups, link + below1000(rest, style)].join(" ");
}

/** Whole numbers below 10^9 as South Asia writes them: "two crore thirty lakh five". */
export function spellIndian(value: number): string {
  const style = { and: true, hyphens: true };
  const counts = [
    Math.floor(value / 1e7),
    Math.floor(value / 1e5) % 100,
    Math.floor(value / 1e3) % 100,
  ];
  const groups = counts.flatMap((count, index) =>
    count === 0 ? [] : [`${below1000(count, style)} ${["crore", "lakh", "thousand"][index]}`],
  );
  const rest = value % 1000;
  if (rest > 0 || value === 0) groups.push(value === 0 ? "zero" : below1000(rest, style));
  return groups.join(" ");
}

/** "12345678" as "12,345,678", with any separator. */
export function westernGroups(value: number, separator: string): string {
  const text = String(value);
  const head = text.length % 3;
  const groups = head > 0 ? [text.slice(0, head)] : [];
  for (let at = head; at < text.length; at += 3) groups.push(text.slice(at, at + 3));
  return groups.join(separator);
}

/** 12345678 as "1,23,45,678". */
export function indianGroups(value: number): string {
  const text = String(value);
  const groups = [text.slice(-3)];
  for (let end = text.length - 3; end > 0; end -= 2)
    groups.unshift(text.slice(Math.max(0, end - 2), end));
  return groups.join(",");
}

/** ASCII digits in the script whose zero is given. */
export function inScript(digits: string, zero: number): string {
  return [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join("");
}

/** The zeros of Unicode's decimal digits in the Basic Multilingual Plane, from its table (Nd). */
export const digitZeros = [
  0x0030, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6,
  0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80,
  0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
  0xff10,
];

function below1000(value: number, { and, hyphens }: { and: boolean; hyphens: boolean }): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const small = below100(rest, hyphens ? "-" : " ");
  if (hundreds === 0) return small;
  const head = `${ones[hundreds]} hundred`;
  return rest === 0 ? head : `${head} ${and ? "and " : ""}${small}`;
}

function below100(value: number, joint: string): string {
  if (value < 20) return ones[value] ?? "";
  const ten = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"][
    Math.floor(value / 10) - 2
  ];
  return value % 10 === 0 ? `${ten}` : `${ten}${joint}${ones[value % 10]}`;
}

const ones = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
