import "server-only";

/**
 * The text of an element as somebody reads it: a paragraph for every block, a blank line between
 * two. White space collapses as in HTML; marks that only say where a line may break are left out.
 * Nothing in it is rendered, and no markup is left. Recursion is bounded by the depth of the document, which the caller has checked.
 */
export function textOf(root: Node): string {
  const blocks: string[] = [];
  let line = "";
  const end = () => {
    const text = clean(line);
    if (text !== "") blocks.push(text);
    line = "";
  };
  const walk = (node: Node, isPrinted: boolean): void => {
    if (node.nodeType === textNode) {
      const words = node.textContent ?? "";
      line += isPrinted ? words.replace(/\r\n?/g, "\n") : words.replace(/[ \t\n\r\f]+/g, " ");
      return;
    }
    if (node.nodeType !== elementNode && node.nodeType !== fragmentNode) return;
    const name = node.nodeName.toLowerCase();
    if (unread.has(name) || isHidden(node)) return;
    if (name === "br") {
      line += "\n";
      return;
    }
    const isBlock = blockNames.has(name);
    if (isBlock) end();
    for (const child of node.childNodes) walk(child, isPrinted || name === "pre");
    if (isBlock) end();
    else if (name === "td" || name === "th") line += "\t";
  };
  walk(root, false);
  end();
  return blocks.join("\n\n");
}

/** One line of text: white space collapsed, marks that are not seen left out. */
export function lineOf(text: string | null | undefined): string {
  return clean((text ?? "").replace(/\s+/g, " "));
}

// Soft hyphens and spaces without width would stand within words and part them; joiners belong to
// scripts that need them. Two line breaks in a row are an empty line, which parts paragraphs.
function clean(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, "")
      .replace(/[\u2028\u2029]/g, "\n")
      .split("\n")
      .map((part) => part.replace(/^[ \t]+|[ \t]+$/g, ""))
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+|\n+$/g, "")
  );
}

function isHidden(node: Node): boolean {
  if (!("getAttribute" in node && typeof node.getAttribute === "function")) return false;
  if (node.getAttribute("hidden") !== null) return true;
  return /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(
    String(node.getAttribute("style") ?? ""),
  );
}

const [elementNode, textNode, fragmentNode] = [1, 3, 11];

const unread = new Set(
  "script style noscript template head title svg math iframe frame object embed canvas video audio map button input select textarea datalist dialog nav".split(
    " ",
  ),
);

const blockNames = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
