// The thread in which pictures are drawn: drawing keeps a process busy, and this one answers readers. Plain
// JavaScript, because the bundler of the app makes no thread of a file.
const { readFile } = require("node:fs/promises");
const { parentPort, workerData } = require("node:worker_threads");
const { initWasm, Resvg } = require("@resvg/resvg-wasm");

const ready = Promise.all([
  readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")).then(initWasm),
  ...workerData.typefaces.map((path) => readFile(path)),
]);

parentPort.on("message", async ({ svg, width, sideAtMost }) => {
  try {
    const [, ...fontBuffers] = await ready;
    parentPort.postMessage({ png: draw(svg, width, sideAtMost, fontBuffers) });
  } catch (error) {
    parentPort.postMessage({ fault: String(error) });
  }
});

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
