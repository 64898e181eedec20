import { readFileSync } from "node:fs";
import { z } from "zod";

/*
 * The vocabulary of schema.org as the package schema-dts writes it down: an interface for each type, with
 * its own properties and the types it extends.
 */
interface Type {
  extends: string[];
  own: Set<string>;
}

const types = new Map<string, Type>();
const text = readFileSync("node_modules/schema-dts/dist/schema.d.ts", "utf8");
for (const [, name = "", parents = "", body = ""] of text.matchAll(
  /^interface (\w+)Base extends ([^{]*)\{\n([\s\S]*?)^\}/gm,
)) {
  const own = [...body.matchAll(/^ {4}"(\w+)"\?:/gm)].flatMap(([, property]) => property ?? []);
  const up = [...parents.matchAll(/(\w+)Base/g)].flatMap(([, parent]) => parent ?? []);
  types.set(name, { extends: up, own: new Set(own) });
}

/** What is in a JSON-LD value and not in the vocabulary: types there are none of, properties of others. */
export function unknownIn(value: unknown, at = "$"): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => unknownIn(one, `${at}[${i}]`));
  const { data: node } = members.safeParse(value);
  if (node === undefined) return [];
  const type = node["@type"];
  const inner = Object.entries(node).flatMap(([name, one]) => unknownIn(one, `${at}.${name}`));
  const own = Object.keys(node).filter((name) => !name.startsWith("@"));
  if (type === undefined) return own.length === 0 ? inner : [...inner, `${at}: of no type`];
  if (typeof type !== "string" || !types.has(type)) return [...inner, `${at}: no type ${type}`];
  const wrong = own.filter((name) => !has(type, name)).map((name) => `${at}: no ${type}.${name}`);
  return [...wrong, ...inner];
}

const members = z.record(z.string(), z.unknown());

function has(type: string, property: string): boolean {
  const known = types.get(type);
  if (known === undefined) return false;
  return known.own.has(property) || known.extends.some((parent) => has(parent, property));
}
