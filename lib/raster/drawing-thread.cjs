// The thread in which pictures are drawn: drawing keeps a process busy, and this one answers readers. Plain
// JavaScript, because the bundler of the app makes no thread of a file.
const { readFile } = require("node:fs/promises");
const { parentPort, workerData } = require("node:worker_threads");
const { initWasm, Resvg } = require("@resvg/resvg-wasm");

const ready = readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")).then(initWasm);
const read = new Map();

parentPort.on("message", async ({ svg, width, sideAtMost }) => {
  try {
    await ready;
    const fontBuffers = await Promise.all(workerData.typefaces.flatMap(facesIn(svg)));
    parentPort.postMessage({ png: draw(svg, width, sideAtMost, fontBuffers) });
  } catch (error) {
    parentPort.postMessage({ fault: String(error) });
  }
});

/** The files of a typeface, read once, where a picture names it; of those without a name always. */
function facesIn(svg) {
  return ({ name, paths }) => {
    if (name !== null && !svg.includes(`'${name}'`)) return [];
    return paths.map((path) => {
      const file = read.get(path) ?? readFile(path);
      read.set(path, file);
      return file;
    });
  };
}

function draw(svg, width, sideAtMost, fontBuffers) {
  const font = { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Inter" };
  const picture = new Resvg(runByRun(svg, font), { fitTo: { mode: "width", value: width }, font });
  const height = (picture.height / picture.width) * width;
  if (width > sideAtMost || !(height <= sideAtMost)) {
    picture.free();
    return null;
  }
  const image = picture.render();
  const png = image.asPng();
  image.free();
  picture.free();
  return png;
}

/**
 * Lines in several writing systems as a text for each run of one typeface. The renderer shapes a line once with every
 * typeface in it and leaves the whole of it out, without a word, where two take a letter apart differently, as those of
 * Hebrew and of Arabic do with the alef of الأحمر.
 */
function runByRun(svg, font) {
  return svg.replace(/<text ([^>]*)>(.*?)<\/text>/gs, (line, attributes, content) => {
    if (!isMixed(content)) return line;
    const runs = content
      .replace(/[\u2066-\u2069]/g, "")
      .split(/(<tspan[^>]*>.*?<\/tspan>)/s)
      .filter((run) => run !== "");
    const widths = runs.map((run) => widthOf(run, attributes, font));
    const given = Number(/\bx="([^"]*)"/.exec(attributes)?.[1] ?? 0);
    const whole = widths.reduce((sum, width) => sum + width, 0);
    let x = attributes.includes('text-anchor="middle"') ? given - whole / 2 : given;
    const own = attributes.replace(/\bx="[^"]*"| text-anchor="middle"/g, "");
    return runs
      .map((run, i) => {
        const text = `<text xml:space="preserve" x="${x.toFixed(1)}" ${own}>${run}</text>`;
        x += widths[i];
        return text;
      })
      .join("");
  });
}

// With Latin letters alone each of the other typefaces gets on.
function isMixed(content) {
  const faces = new Set(content.match(/<tspan[^>]*>/g));
  const others = content.replace(/<tspan[^>]*>.*?<\/tspan>/gs, "");
  return (
    faces.size > 1 ||
    (faces.size === 1 && /[\p{Script=Greek}\p{Script=Cyrillic}\p{M}]/u.test(others))
  );
}

/** How far a run takes the line, blanks at its ends included: between two bars, less the bars. */
function widthOf(run, attributes, font) {
  const key = `${attributes.replace(/\b[xy]="[^"]*"/g, "")} ${run}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const faces = (attributes.match(/font-(?:size|family|weight)="[^"]*"/g) ?? []).join(" ");
  const [wide, bars] = [`|${run}|`, "||"].map((text) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text xml:space="preserve" ${faces}>${text}</text></svg>`;
    const picture = new Resvg(svg, { font });
    const width = picture.getBBox()?.width ?? 0;
    picture.free();
    return width;
  });
  if (widths.size >= widthsAtMost) widths.clear();
  widths.set(key, wide - bars);
  return wide - bars;
}

const widthsAtMost = 1_000;
const widths = new Map();
