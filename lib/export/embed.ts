import { type Picture, type PlottedMeasure, pictureOf } from "./picture";
import { colours, svgOf } from "./svg";
import { editionAddress, type Taken } from "./taken";
import { xmlText } from "./xml";

/**
 * The page that others may frame: the picture of one measure, drawn for a phone and for more, and the
 * way to the sentences behind it; with `code` also what somebody copies who wants to frame it. Null where there is
 * nothing to draw.
 */
export function embedPage(
  taken: Taken,
  measure: PlottedMeasure,
  anchor: string,
  { code = false } = {},
): string | null {
  const [narrow, wide] = [340, 760].map((width) => pictureOf(taken, measure, width));
  if (!narrow || !wide) return null;
  const address = xmlText(`${editionAddress(taken)}#${anchor}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${xmlText(narrow.title)}</title>
<style>
:root { color-scheme: only light; background: ${colours.paper}; }
body { margin: 0; font: 14px/1.45 Inter, Helvetica, Arial, sans-serif; color: ${colours.ink}; }
main { max-width: 760px; margin: auto; }
svg { display: block; width: 100%; height: auto; }
p { margin: 0; padding: 0 24px 16px; }
a { color: inherit; }
code { display: block; margin-top: 8px; padding: 8px; border: 1px solid; overflow-wrap: anywhere; user-select: all; }
.narrow { max-width: 460px; }
@media (width >= 600px) { .narrow { display: none; } }
@media (width < 600px) { .wide { display: none; } }
</style>
</head>
<body>
<main>
<h1 style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);">${xmlText(narrow.title)}</h1>
<div class="narrow">${svgOf(narrow, "narrow")}</div>
<div class="wide">${svgOf(wide, "wide")}</div>
<p><a href="${address}" target="_top">Every claim, its sentence and who said it, at Counterclaim</a></p>
${code ? codeOf(taken, anchor, narrow, wide) : ""}</main>
</body>
</html>
`;
}

// As high as the picture at the width of its frame; where a browser knows no such units, as on a phone, where it
// is highest. The width is that of a box around it, since a frame cannot be measured by itself.
function codeOf(
  { site, document, edition }: Taken,
  anchor: string,
  narrow: Picture,
  wide: Picture,
): string {
  const address = `${site}/embed/${document.incident.slug}/${edition.number}/${anchor}`;
  const box = `container-type: inline-size; max-width: ${wide.width}px`;
  const style = `border: 0; width: 100%; height: ${Math.max(narrow.height, wide.height) + line}px; height: ${fitting(narrow, wide)}`;
  const frame = `<div style="${box}"><iframe src="${xmlText(address)}" title="${xmlText(narrow.title)}" style="${style}"></iframe></div>`;
  return `<p>To show it on a page of yours, copy this into the page: <code>${xmlText(frame)}</code></p>
`;
}

/** The link beneath the picture, in two lines as on a phone, in pixels. */
const line = 58;

// The narrow picture below 600 pixels, up to its greatest width, and the wide one from there on: as the styles have it.
function fitting(narrow: Picture, wide: Picture): string {
  const of = ({ width, height }: Picture) => (height / width).toFixed(4);
  const onPhones = `min(min(100cqw, 460px) * ${of(narrow)} + ${line}px, (600px - 100cqw) * 9999)`;
  return `max(100cqw * ${of(wide)} + ${line}px, ${onPhones})`;
}
