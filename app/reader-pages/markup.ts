import { Fragment, isValidElement, type ReactNode } from "react";

/**
 * The markup of elements, escaped, as React itself would write it, in two thirds of its time (decision 017). It
 * knows tags, fragments and components that are functions of what they are given; one in React's `memo` that is
 * given a single object writes it once. Throws an Error at what reaches beyond that (a class, a promise, markup as
 * text, an attribute whose spelling is not known): tests/components/markup.test.ts holds it to React's.
 */
export function markupOf(node: ReactNode): string {
  return written(node, undefined);
}

/** What a tag or a component is given. */
type Given = Readonly<Record<string, unknown>>;

/** `chosen` is the value of the select that stands around it. */
function written(node: unknown, chosen: string | undefined): string {
  if (typeof node === "string") return escaped(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (Array.isArray(node)) {
    let all = "";
    for (const one of node) all += written(one, chosen);
    return all;
  }
  if (!isValidElement<Given>(node)) {
    throw new Error(`A page has something in it that is no markup: ${typeof node}.`);
  }
  const { type, props }: { type: unknown; props: Given } = node;
  if (typeof type === "string") return tagOf(type, props, chosen);
  if (typeof type === "function") return written(Reflect.apply(type, undefined, [props]), chosen);
  if (type === Fragment) return written(props.children, chosen);
  const component = withinMemo(type);
  if (typeof component === "function") {
    const write = () => written(Reflect.apply(component, undefined, [props]), chosen);
    return chosen === undefined ? writtenOnce(component, props, write) : write();
  }
  throw new Error("A page has a component in it that is no function.");
}

function withinMemo(type: unknown): unknown {
  const isMemo = type instanceof Object && Reflect.get(type, "$$typeof") === memo;
  return isMemo ? Reflect.get(type, "type") : undefined;
}

const memo = Symbol.for("react.memo");

/** What it wrote before of the single thing that it is given, or else writes now. */
function writtenOnce(component: object, given: Given, write: () => string): string {
  const [thing, ...others] = Object.values(given);
  if (!(thing instanceof Object) || others.length > 0) return write();
  const known = writtenOf.get(thing);
  if (known?.by === component) return known.markup;
  const markup = inOnePiece(write());
  writtenOf.set(thing, { by: component, markup });
  return markup;
}

/** What a component wrote of each thing, the last that did, for as long as there is that thing. */
const writtenOf = new WeakMap<object, { by: object; markup: string }>();

/**
 * The same text: the engine leaves what was added up in its pieces until something looks into it, and would keep hundreds of
 * them for each text that is kept.
 */
function inOnePiece(text: string): string {
  text.charCodeAt(0);
  return text;
}

function tagOf(tag: string, given: Given, chosen: string | undefined): string {
  let opening = `<${tag}`;
  for (const name in given) {
    if (name !== "children") opening += attribute(tag, name, given[name]);
  }
  if (tag === "option" && chosen !== undefined && chosen === String(given.value)) {
    opening += ' selected=""';
  }
  if (voids.has(tag)) return `${opening}/>`;
  const within = tag === "select" ? String(given.defaultValue ?? "") : chosen;
  const whole = `${opening}>${written(given.children, within)}</${tag}>`;
  return paragraph < whole.length && whole.length < chapter ? inOnePiece(whole) : whole;
}

/**
 * Of how many letters what stands in a tag is put together at once. The pieces of a page of 1,000 claims are so many that
 * the engine spent a tenth of the page's time on carrying them about; of texts too short or too long it costs more
 * than it saves, since what holds them is put together again.
 */
const [paragraph, chapter] = [1_000, 8_000];

/** What has no end. */
const voids = new Set(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

function attribute(tag: string, name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  // Which of its options a select begins with, they say.
  if (name === "defaultValue" && tag === "select") return "";
  const spelt = spellings.get(name) ?? spell(name);
  if (typeof value === "boolean") return ofBoolean(spelt, value);
  if (name === "style") return styleOf(value);
  if (typeof value !== "string" && typeof value !== "number") {
    throw new Error(`${name} of ${tag} is neither words nor a number.`);
  }
  const words = String(value);
  return addresses.has(spelt) && runs(words) ? "" : ` ${spelt}="${escaped(words)}"`;
}

/** True and false are words to some attributes; others are there or not. */
function ofBoolean(name: string, value: boolean): string {
  if (/^(?:aria|data)-|^spellCheck$/.test(name)) return ` ${name}="${value}"`;
  return value ? ` ${name}=""` : "";
}

function styleOf(value: unknown): string {
  const rules = Object.entries(Object(value)).flatMap(([name, one]) => {
    if (one === undefined || one === "") return [];
    if (typeof one !== "string") throw new Error(`The style ${name} is no text.`);
    return [`${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${one.trim()}`];
  });
  return rules.length === 0 ? "" : ` style="${escaped(rules.join(";"))}"`;
}

/** Attributes that lead somewhere, and whether what stands there would run instead. */
const addresses = new Set(["href", "src", "action", "formaction"]);
function runs(address: string): boolean {
  if (address.startsWith("/") || address.startsWith("#")) return false;
  const [, scheme = ""] = /^[\0- ]*([a-z\t\n\r]+):/i.exec(address) ?? [];
  return scheme.replaceAll(/[\t\n\r]/g, "").toLowerCase() === "javascript";
}

/** What an attribute is called in markup. */
const spellings = new Map<string, string>([
  ["className", "class"],
  ["htmlFor", "for"],
  ["defaultValue", "value"],
  ["defaultChecked", "checked"],
  ["tabIndex", "tabindex"],
  ...["autoComplete", "colSpan", "dateTime", "inputMode", "maxLength"].map(asItIs),
  ...["readOnly", "rowSpan", "spellCheck"].map(asItIs),
  ...["viewBox", "preserveAspectRatio"].map(asItIs),
  ...["markerUnits", "patternUnits", "patternTransform"].map(asItIs),
  ...[
    "clip-path",
    "dominant-baseline",
    "fill-opacity",
    "fill-rule",
    "font-size",
    "font-weight",
  ].map(hyphened),
  ...["marker-end", "marker-start", "paint-order", "stop-color", "stop-opacity"].map(hyphened),
  ...["stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity"].map(hyphened),
  ...["stroke-width", "text-anchor", "vector-effect"].map(hyphened),
]);

function asItIs(name: string): [string, string] {
  return [name, name];
}

function hyphened(name: string): [string, string] {
  return [name.replaceAll(/-[a-z]/g, ([, letter = ""]) => letter.toUpperCase()), name];
}

function spell(name: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new Error(`How ${name} is spelt in markup is not known.`);
  }
  spellings.set(name, name);
  return name;
}

function escaped(text: string): string {
  return special.test(text) ? text.replaceAll(specials, (mark) => escapes[mark] ?? mark) : text;
}

const special = /["&'<>]/;
const specials = /["&'<>]/g;
const escapes: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&#x27;",
  "<": "&lt;",
  ">": "&gt;",
};
