/** Texts that must pass every door unharmed, with what is special about each. */
export const texts: [what: string, text: string][] = [
  ["right to left", "وزارة الدفاع"],
  ["both ways, with marks of direction", "ISPR \u200fآئی ایس پی آر\u200e (۸۴)"],
  ["astral", "𐎠𐎡 😀 𠜎"],
  ["joined", "👩‍👩‍👧 क्षि"],
  ["composed and decomposed", "Zoë Zoe\u0308"],
  [
    "with quotes, backslashes and JSON's own marks",
    `a "b" 'c' \\n {"d": [1]} \\u0000 %00 $1 \\1 &`,
  ],
  ["like a command", "'; DROP TABLE claim; --"],
  ["like markup", "<script>alert(1)</script> &amp; <b>"],
];

/** Texts that no line of that length may be, with what is wrong with each. */
export function unacceptable(max: number): [what: string, text: string][] {
  return [
    ["empty", ""],
    ["white space", " \t\u00a0\u3000"],
    ["invisible", "\u200b\u200d\u2060\ufeff"],
    ["too long", "x".repeat(max + 1)],
    ["cut in the middle of a character", "a\ud83d"],
    ["half a character", "\udc00b"],
    ["with a NUL", "a\0b"],
    ["with a control character", "a\u0007b"],
    ["with an old control character", "a\u0085b"],
    ["of two lines", "a\nb"],
    ["of two lines by another sign", "a\u2028b"],
  ];
}
