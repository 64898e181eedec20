/** Verbs that double their last letter. Above the function, since lists are built while files load. */
const doubles = new Set(["kidnap", "gun", "stab", "admit", "club", "put"]);

/** Every form of a verb that is written as its base, or as base/past/participle/ing. */
export function formsOf(entry: string): [string, "base" | "past" | "ing"][] {
  const [base = "", past, participle = "", ing = ""] = entry.split("/");
  const bases: [string, "base"][] = [
    [base, "base"],
    [third(base), "base"],
  ];
  if (past !== undefined) return [...bases, [ing, "ing"], [past, "past"], [participle, "past"]];
  const stem = doubles.has(base) ? base + base.slice(-1) : base.replace(/e$/, "");
  const ied = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return [...bases, [`${stem}ing`, "ing"], [ied, "past"]];
}

function third(base: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
