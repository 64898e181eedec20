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
  const picture = new Resvg(svg, { fitTo: { mode: "width", value: width }, font });
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
