import { readFileSync } from "node:fs";
import { z } from "zod";

/*
 * The vocabulary of schema.org as the package schema-dts writes it down: an interface for each type, with
 * its own properties and the types it extends.
 */
interface Type {
  extends: string[];
  /** Its own properties, each with the kinds of value that it may have: "Date", "URL", "Person" … */
  own: Map<string, string[]>;
}

const types = new Map<string, Type>();
const text = readFileSync("node_modules/schema-dts/dist/schema.d.ts", "utf8");
for (const [, name = "", parents = "", body = ""] of text.matchAll(
  /^interface (\w+)Base extends ([^{]*)\{\n([\s\S]*?)^\}/gm,
)) {
  const stated = /^ {4}"(\w+)"\?: (?:SchemaValue<([^,]*),)?/gm;
  const own = [...body.matchAll(stated)].map(
    ([, property = "", kinds = ""]) => [property, kinds.match(/\w+/g) ?? []] as const,
  );
  const up = [...parents.matchAll(/(\w+)Base/g)].flatMap(([, parent]) => parent ?? []);
  types.set(name, {
    extends: up,
    own: new Map(own.map(([property, kinds]) => [property, [...kinds]])),
  });
}

/**
 * What is in a JSON-LD value and not in the vocabulary: types there are none of, properties of others, and values of
 * another kind than their property has (a text where a thing is wanted, a date that is none, an address without a host).
 */
export function unknownIn(value: unknown, at = "$"): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => unknownIn(one, `${at}[${i}]`));
  const { data: node } = members.safeParse(value);
  if (node === undefined) return [];
  const type = node["@type"];
  const inner = Object.entries(node).flatMap(([name, one]) => unknownIn(one, `${at}.${name}`));
  const own = Object.keys(node).filter((name) => !name.startsWith("@"));
  if (type === undefined) return own.length === 0 ? inner : [...inner, `${at}: of no type`];
  if (typeof type !== "string" || !types.has(type)) return [...inner, `${at}: no type ${type}`];
  const wrong = own.flatMap((name) => {
    const kinds = kindsOf(type, name);
    if (kinds === undefined) return [`${at}: no ${type}.${name}`];
    const values = Array.isArray(node[name]) ? node[name] : [node[name]];
    return values.every((one) => kinds.some((kind) => isOf(kind, one)))
      ? []
      : [`${at}.${name}: no ${kinds.join(", ")}`];
  });
  const id = node["@id"];
  if (id !== undefined && !isOf("URL", id)) wrong.push(`${at}.@id: no URL`);
  return [...wrong, ...inner];
}

const members = z.record(z.string(), z.unknown());

/** The kinds of value of a property, its type's own or inherited; undefined where the type has no such property. */
function kindsOf(type: string, property: string): string[] | undefined {
  const known = types.get(type);
  if (known === undefined) return undefined;
  const own = known.own.get(property);
  if (own !== undefined) return own;
  for (const parent of known.extends) {
    const inherited = kindsOf(parent, property);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

const texts: Readonly<Record<string, (value: string) => boolean>> = {
  Text: () => true,
  URL: (value) => /^https?:\/\/[^/\s]+/.test(value) && URL.canParse(value),
  Date: (value) =>
    /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && !Number.isNaN(new Date(value).getTime()),
  DateTime: (value) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(new Date(value).getTime()),
};

/** Whether a value is of one kind: a text of that form, a number that is one, a thing of that type, or one named by its @id. */
function isOf(kind: string, value: unknown): boolean {
  const text = texts[kind];
  if (text !== undefined) return typeof value === "string" && text(value);
  if (["Number", "Integer", "Float"].includes(kind)) return typeof value === "number";
  if (kind === "Boolean") return typeof value === "boolean";
  const { data: node } = members.safeParse(value);
  if (node === undefined || Array.isArray(value)) return false;
  const type = node["@type"];
  if (kind === "IdReference") return type === undefined && isOf("URL", node["@id"]);
  return typeof type === "string" && isA(type, kind);
}

function isA(type: string, wanted: string): boolean {
  if (type === wanted) return true;
  return types.get(type)?.extends.some((parent) => isA(parent, wanted)) ?? false;
}
