import { Parser } from "htmlparser2";
import { xmlFault } from "./well-formed";

/**
 * What is wrong with a text as a feed of Atom (RFC 4287), as strictly as our own have to be: its elements and how often
 * each may be there, dates (RFC 3339), addresses that are whole, ids that are met once, and the newest first.
 */
export function atomFaults(text: string): string[] {
  const fault = xmlFault(text);
  if (fault !== null) return [fault];
  const feed = treeOf(text);
  if (feed.name !== "feed" || feed.attributes.xmlns !== "http://www.w3.org/2005/Atom") {
    return ["no feed of Atom"];
  }
  const entries = feed.children.filter(({ name }) => name === "entry");
  const all = [feed, ...entries];
  const ids = new Set(all.map((one) => textOf(one, "id")));
  const moments = all.map((one) => textOf(one, "updated"));
  return [
    ...countFaults(feed, inFeed),
    ...entries.flatMap((entry) => countFaults(entry, inEntry)),
    ...all.flatMap(valueFaults),
    ...(relsOf(feed) === "alternate self" ? [] : ["the feed has other links"]),
    ...(entries.every((entry) => relsOf(entry) === "alternate")
      ? []
      : ["an entry has other links"]),
    ...(ids.size === all.length ? [] : ["an id is there twice"]),
    // All are written alike, so that they are in the order of their letters; the feed is as new as its first entry.
    ...(moments.join() === moments.toSorted().toReversed().join() ? [] : ["not the newest first"]),
    ...(entries.length > 0 && moments[0] !== moments[1] ? ["a feed of another day"] : []),
  ];
}

interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
}

function treeOf(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name, attributes, children: [], text: "" };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (words) => {
        const element = open.at(-1);
        if (element) element.text += words;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(text);
  return root.children.find(({ name }) => !name.startsWith("?")) ?? root;
}

/** How often each element stands there: at least, at most. */
type Counts = ReadonlyMap<string, readonly [number, number]>;

const once: readonly [number, number] = [1, 1];
const inFeed: Counts = new Map<string, readonly [number, number]>([
  ...["id", "title", "updated", "author"].map((name): [string, typeof once] => [name, once]),
  ["link", [2, 2]],
  ["entry", [0, 50]],
]);
// The author of the feed is that of each entry; who has the text within needs no summary.
const inEntry: Counts = new Map(
  ["id", "title", "updated", "published", "link", "content"].map((name) => [name, once]),
);

function countFaults({ name, children, text }: Element, counts: Counts): string[] {
  const unknown = children.filter((child) => !counts.has(child.name));
  const wrong = [...counts].filter(([child, [least, most]]) => {
    const many = children.filter((one) => one.name === child).length;
    return many < least || many > most;
  });
  return [
    ...unknown.map((child) => `${name} has ${child.name}`),
    ...wrong.map(([child]) => `${name} has not as many ${child} as it may`),
    ...(text.trim() === "" ? [] : [`${name} has words of its own`]),
  ];
}

function valueFaults(one: Element): string[] {
  const of = (name: string) => one.children.filter((child) => child.name === name);
  const wrong = (name: string, isRight: (child: Element) => boolean) =>
    of(name).every(isRight) ? [] : [`${one.name}: ${name} is none`];
  return [
    ...wrong("id", ({ text }) => isWhole(text)),
    ...wrong("link", ({ attributes }) => isWhole(attributes.href ?? "")),
    ...wrong("updated", ({ text }) => isMoment(text)),
    ...wrong("published", ({ text }) => isMoment(text) && text <= textOf(one, "updated")),
    ...wrong("author", ({ children }) => children.map(({ name }) => name).join() === "name"),
    // Words, in which "<b>" means itself.
    ...wrong("content", ({ attributes, children }) => attributes.type === "text" && !children[0]),
    ...wrong("title", ({ attributes, children }) => attributes.type === undefined && !children[0]),
  ];
}

function isWhole(address: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(address) && URL.canParse(address);
}

function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

function textOf(one: Element, name: string): string {
  return one.children.find((child) => child.name === name)?.text ?? "";
}

function relsOf(one: Element): string {
  const links = one.children.filter(({ name }) => name === "link");
  return links
    .map(({ attributes }) => attributes.rel)
    .sort()
    .join(" ");
}
