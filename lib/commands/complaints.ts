import "server-only";
import type { z } from "zod";

/** What is wrong with a member of an input where its schema has no sentence of its own. */
export function complaint(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "This is missing."
        : `This must be ${kinds[issue.expected] ?? "of another kind"}.`;
    case "invalid_value":
      return `This must be ${oneOf(issue.values)}.`;
    case "unrecognized_keys":
      return `Nothing here is called ${issue.keys.map((key) => `"${key}"`).join(" or ")}.`;
    case "too_big":
      return issue.origin === "string"
        ? `Too long: at most ${issue.maximum} characters.`
        : `Too ${issue.origin === "array" ? "many" : "much"}: at most ${issue.maximum}.`;
    case "too_small":
      return issue.origin === "string"
        ? "Write something here: it is empty."
        : `Too ${issue.origin === "array" ? "few" : "little"}: at least ${issue.minimum}.`;
    case "invalid_union":
      return Array.isArray(issue.options)
        ? `This must be ${oneOf(issue.options)}.`
        : "This has none of the forms that it may have.";
    default:
      return "This is not as it should be.";
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
}
