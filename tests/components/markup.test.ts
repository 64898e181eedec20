import fc, { array, constantFrom, letrec, oneof, record, string } from "fast-check";
import { parseDocument } from "htmlparser2";
import { createElement, Fragment, memo, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { markupOf } from "@/app/reader-pages/markup";
import { IncidentPage } from "@/components/incident/incident-page";
import { LinkCard } from "@/components/incident/link-card";
import { SearchForm } from "@/components/list/search-form";
import { MethodPage } from "@/components/method/method-page";
import { Colophon } from "@/components/site/colophon";
import { Masthead } from "@/components/site/masthead";
import { contested, herof, withdrawn } from "../support/fixtures/edition";

describe("markup without React's own renderer", () => {
  test("is that of React, for any elements", () => {
    fc.assert(
      fc.property(trees.element, (element) => expectAsReact(element)),
      { numRuns: 500 },
    );
  });

  test("is that of React, for what readers get", () => {
    for (const incident of [herof, contested, withdrawn]) {
      expectAsReact(createElement(IncidentPage, { incident }));
    }
    expectAsReact(createElement(LinkCard, { incident: herof, site: "https://here.example" }));
    expectAsReact(createElement(MethodPage));
    expectAsReact(createElement(Masthead));
    expectAsReact(createElement(Colophon, { head: null, page: "/method" }));
    expectAsReact(createElement(SearchForm, { given: { query: "“Herof” & <b>", sort: "oldest" } }));
  });

  test("is written once of the same thing, where that is all that is given", () => {
    const markup = (given: Parameters<typeof told>[0]) =>
      markupOf(createElement("div", null, createElement(Told, given)));
    const [one, same] = [{ words: "84 <b>" }, { words: "84 <b>" }];
    times = 0;
    expect(markup({ told: one })).toBe("<div><p>84 &lt;b&gt;</p></div>");
    expect(markup({ told: one })).toBe("<div><p>84 &lt;b&gt;</p></div>");
    expect(times).toBe(1);
    expect(markup({ told: same })).toBe("<div><p>84 &lt;b&gt;</p></div>");
    expect(times).toBe(2);
    expect(markup({ told: one, end: "!" })).toBe("<div><p>84 &lt;b&gt;!</p></div>");
    expect(markup({ told: one })).toBe("<div><p>84 &lt;b&gt;</p></div>");
  });

  test("leads nowhere where a script would run", () => {
    for (const href of [
      "javascript:alert(1)",
      " \u0001jAva\nscript:alert(1)",
      "\tjavascript\r:x",
    ]) {
      expect(markupOf(createElement("a", { href }, "x"))).toBe("<a>x</a>");
    }
    expect(markupOf(createElement("a", { href: "/javascript:a" }, "x"))).toContain("href");
  });

  test("refuses what it does not know, instead of writing something else", () => {
    const refused: [ReactNode, RegExp][] = [
      [new Promise<string>(() => {}), /no markup: object/],
      [createElement("p", Object.fromEntries([["dangerouslySetInnerHTML", {}]])), /is spelt/],
      [createElement("p", { onClick: () => {} }), /is spelt/],
      [createElement("p", { title: { a: 1 } }), /neither words nor a number/],
      [createElement("p", { 'title"': "x" }), /is spelt/],
      [createElement("p", { style: { opacity: 1 } }), /is no text/],
    ];
    for (const [node, complaint] of refused) expect(() => markupOf(node)).toThrow(complaint);
  });
});

/** Elements with whatever a page may hold, however it be nested, and words that mean something in markup. */
const words = oneof(
  string(),
  constantFrom("</a>", "&amp;", "'\"><script>", "گیارہ", "\u0000", "a\nb"),
);
const lengths = constantFrom("", "12.5%", ' calc(1% - "2")', undefined);
const nothing = constantFrom(null, undefined, false, true);
const given = record(
  {
    className: words,
    id: words,
    lang: words,
    title: oneof(words, constantFrom(null, undefined)),
    href: words.map((rest) => `/${rest}`),
    tabIndex: constantFrom(-1, 0),
    dateTime: words,
    hidden: constantFrom(true, false, undefined),
    "aria-hidden": constantFrom(true, false, "true", undefined),
    "data-of": oneof(words, constantFrom(1, 2.5, undefined)),
    style: record({ insetInlineStart: lengths, gridRow: lengths }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const trees = letrec<{ node: ReactNode; element: ReactNode; parts: ReactNode[] }>((tie) => ({
  parts: array(tie("node"), { maxLength: 4 }),
  node: oneof(
    { maxDepth: 5, depthSize: "small" },
    words,
    constantFrom(0, -1.5, 84, 10n),
    nothing,
    array(words, { maxLength: 3 }),
    tie("element"),
  ),
  element: oneof(
    record({
      tag: constantFrom("p", "a", "svg", "td", "bdi", "g"),
      given,
      parts: tie("parts"),
    }).map(({ tag, given, parts }) => createElement(tag, given, ...parts)),
    given.map((attributes) => createElement("br", attributes)),
    record({ defaultValue: words, name: words, readOnly: constantFrom(true, false) }).map((it) =>
      createElement("input", it),
    ),
    record({ given: array(words, { maxLength: 3 }), chosen: words }).map(({ given, chosen }) =>
      createElement(
        "select",
        { defaultValue: given[0] ?? chosen },
        given.map((value, at) => createElement("option", { key: at, value }, value)),
      ),
    ),
    tie("parts").map((parts) => createElement(Fragment, null, ...parts)),
    tie("element").map((children) => createElement(Whole, { children })),
    tie("element").map((children) => createElement(Remembered, { children })),
  ),
}));

const Remembered = memo(Whole);

let times = 0;
const Told = memo(told);
function told({ told, end = "" }: { told: { words: string }; end?: string }) {
  times += 1;
  return createElement("p", null, told.words, end);
}

function Whole({ children }: { children: ReactNode }) {
  return children;
}

function expectAsReact(node: ReactNode): void {
  const [ours, theirs] = [markupOf(node), renderToStaticMarkup(node)];
  // The attributes of an input stand in another order.
  if (ours !== theirs) expect(read(ours)).toEqual(read(theirs));
}

/** What markup says: tags with their attributes by name, and text. */
function read(markup: string): unknown {
  const plain = (nodes: readonly unknown[]): unknown[] => nodes.map(part);
  const part = (node: unknown) => {
    const { type, name, attribs, data, children } = Object(node);
    return type === "text" ? data : { name, attributes: { ...attribs }, parts: plain(children) };
  };
  return plain(parseDocument(markup, { xmlMode: true, decodeEntities: false }).children);
}
