import "server-only";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors";

/** The largest picture that is drawn, in pixels of each side, and how many bytes of pictures are kept. */
const sideAtMost = 4_000;
const keptAtMost = 16_000_000;

/** For how long one picture may be drawn, in milliseconds, and how much memory its thread may take. */
const patience = 15_000;
const megabytes = 256;

/**
 * An SVG of ours as PNG, `width` pixels wide, in the typefaces of the page. Null where the picture would be
 * larger than is drawn. Drawn in a thread, one after another, and once for the same picture while it is kept.
 */
export async function pngOf(svg: string, width: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = createHash("sha256").update(`${width} ${svg}`).digest("hex");
  const { png } = (await pictures.fetch(key, { context: { svg, width } })) ?? { png: null };
  return png;
}

interface Job {
  svg: string;
  width: number;
}
interface Drawn {
  png: Uint8Array<ArrayBuffer> | null;
}

// Whoever asks for a picture that is being drawn waits for the same one.
const pictures = new LRUCache<string, Drawn, Job>({
  maxSize: keptAtMost,
  sizeCalculation: ({ png }) => (png?.length ?? 0) + 100,
  fetchMethod: async (_, __, { context }) => ({ png: await inTurn(() => drawn(context)) }),
});

let last: Promise<unknown> = Promise.resolve();

/** One after another, whatever became of the one before; whoever comes when many wait is told to come again. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (waiting >= waitingAtMost) {
    throw new AppError(
      "too_many",
      "Many pictures are being drawn. Ask for this one again in a minute.",
    );
  }
  waiting += 1;
  const next = last.then(act, act).finally(() => {
    waiting -= 1;
  });
  last = next.catch(() => {});
  return next;
}

/** How many pictures wait to be drawn at most: a quarter of a second each. */
const waitingAtMost = 12;
let waiting = 0;

let thread: Worker | undefined;

/** Draws in the thread; one that takes too long, or dies, is ended, and the next picture has another. */
function drawn({ svg, width }: Job): Promise<Drawn["png"]> {
  const drawing = thread ?? startThread();
  thread = drawing;
  return new Promise((resolve, reject) => {
    const end = (error: Error) => {
      thread = undefined;
      finish();
      void drawing.terminate();
      reject(error);
    };
    const answered = (answer: { png?: Drawn["png"]; fault?: string }) => {
      finish();
      if (answer.fault === undefined) resolve(answer.png ?? null);
      else reject(new Error(`A picture could not be drawn: ${answer.fault}`));
    };
    const left = () => end(new Error("The thread that draws pictures ended."));
    const finish = () => {
      clearTimeout(late);
      drawing.off("message", answered).off("error", end).off("exit", left);
      drawing.unref();
    };
    const late = setTimeout(() => end(new Error("A picture took too long.")), patience);
    drawing.on("message", answered).on("error", end).on("exit", left);
    drawing.ref();
    drawing.postMessage({ svg, width, sideAtMost });
  });
}

function startThread(): Worker {
  const root = join(/* turbopackIgnore: true */ process.cwd());
  const folder = join(root, "node_modules/@expo-google-fonts");
  const typefaces = families.map(({ name, folder: own, file }) => ({
    name,
    paths: ["400Regular", "600SemiBold"].map((weight) =>
      join(folder, own, weight, `${file}_${weight}.ttf`),
    ),
  }));
  // Not by name in the call: the bundler would look for the file and find none.
  return Reflect.construct(Worker, [
    join(root, "lib/raster/drawing-thread.cjs"),
    { workerData: { typefaces }, resourceLimits: { maxOldGenerationSizeMb: megabytes } },
  ]);
}

/** The faces that pictures name; those that have a name here are read when a picture first names them. */
const families = [
  { name: null, folder: "inter", file: "Inter" },
  { name: null, folder: "source-serif-4", file: "SourceSerif4" },
  { name: "Noto Sans Arabic", folder: "noto-sans-arabic", file: "NotoSansArabic" },
  { name: "Noto Sans Hebrew", folder: "noto-sans-hebrew", file: "NotoSansHebrew" },
  { name: "Noto Sans Ethiopic", folder: "noto-sans-ethiopic", file: "NotoSansEthiopic" },
];
