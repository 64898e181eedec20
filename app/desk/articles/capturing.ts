import { captureAddress, captureFile, captureHtml, type Held } from "@/lib/commands/captures";
import type { Actor } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { headingOf } from "@/lib/extract/heading";
import { partyMeant } from "@/lib/queries/live-parties";
import { type CaptureWay, captureWays } from "@/lib/schemas/capture";
import type { FormState, FormValues } from "@/lib/schemas/form";
import { Fields } from "@/lib/web/fields";
import { text } from "@/lib/web/form-action";

/**
 * What a form asks to capture; null where it is to be written. By the button that sent it; where
 * Enter did, by what there is to capture as long as there is no text to write.
 */
export function wayAsked(form: FormData): CaptureWay | null {
  const intent = text(form, "intent");
  const asked = captureWays.find((way) => intent === `capture:${way}`);
  if (asked) return asked;
  if (text(form, "text").trim() !== "" || intent !== "") return null;
  if (fileOf(form)) return "file";
  if (text(form, "html").trim() !== "") return "html";
  return text(form, "url").trim() === "" ? null : "address";
}

/** Captures what a form brings. Throws AppError with an issue at the field that brought it. */
export async function captureFrom(form: FormData, actor: Actor, way: CaptureWay): Promise<Held> {
  if (way === "address") return captureAddress(actor, { url: text(form, "url").trim() });
  if (way === "html") return captureHtml(actor, { html: text(form, "html") });
  const file = fileOf(form);
  if (!file) refuse("Choose a file first.");
  if (file.size > 5_000_000) refuse("The file is larger than 5 million bytes.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return captureFile(actor, { bytes, mediaType: typeOf(file) });
}

/** The form, filled with what was captured, for somebody to look at; nothing is entered by it. */
export async function filledWith(held: Held, form: FormData, actor: Actor): Promise<FormState> {
  const { reading } = held;
  const named = await outletNamed(form, actor, reading.outlet);
  const url = reading.canonical ?? held.address;
  const read = {
    capture: held.id,
    headline: reading.headline,
    text: reading.body,
    byline: reading.byline,
    publishedOn: reading.publishedOn,
    language: reading.language,
    url,
    html: "",
    apart: "",
    ...named.fields,
  };
  const fresh: FormValues = Object.fromEntries(
    Object.entries(read).flatMap(([name, value]) => (value === null ? [] : [[name, [value]]])),
  );
  return {
    ok: false,
    message: null,
    issues: [],
    values: { ...typed(form), ...fresh },
    fresh,
    told: {
      title: "Read, and not entered yet",
      lines: [
        `${whence(held)} Look it over against the page, then enter it.`,
        ...reading.notes,
        ...named.notes,
      ],
    },
    key: text(form, "key"),
  };
}

/**
 * The form, filled in from the first lines of the text that was pasted into it; what somebody typed stays,
 * and nothing is entered by it.
 */
export async function filledFromHeading(form: FormData, actor: Actor): Promise<FormState> {
  const pasted = text(form, "text").replace(/\r\n?/g, "\n");
  const { bodyAt, ...heading } = headingOf(pasted);
  const named = await outletNamed(form, actor, heading.outlet);
  const guessed = Object.entries({ ...heading, outlet: null }).flatMap(([name, value]) =>
    value === null || text(form, name).trim() !== "" ? [] : [[name, value]],
  );
  const isRead = guessed.length > 0 || Object.keys(named.fields).length > 0;
  const fresh: FormValues = Object.fromEntries(
    [...guessed, ...Object.entries(named.fields), ["text", pasted.slice(isRead ? bodyAt : 0)]].map(
      ([name = "", value = ""]) => [name, [value]],
    ),
  );
  const filled = guessed.map(([name = ""]) => guessedNames[name] ?? name);
  if ("outlet" in named.fields) filled.push("outlet");
  const lines = isRead
    ? [
        `Filled in: ${filled.join(", ")}. Look it over: it is a guess.`,
        "The lines before the first paragraph are no part of the text any longer.",
        ...named.notes,
      ]
    : ["Its first lines do not say what they are. Fill in the fields by hand."];
  return {
    ok: false,
    message: null,
    issues: [],
    values: { ...typed(form), ...fresh },
    fresh,
    told: { title: "Read from the first lines, and not entered yet", lines },
    key: text(form, "key"),
  };
}

const guessedNames: Readonly<Record<string, string>> = { publishedOn: "day of publication" };

/** Where something came from, as a sentence. */
function whence({ way, address, size, reading }: Held): string {
  const of = `${Math.ceil(size / 1000).toLocaleString("en")} kB, ${reading.charset}`;
  if (way === "address" && address) return `Fetched from ${new URL(address).host} (${of}).`;
  return way === "html" ? `Read from the HTML (${of}).` : `Read from the file (${of}).`;
}

// What somebody wrote as the outlet stays.
async function outletNamed(form: FormData, actor: Actor, name: string | null) {
  if (name === null || text(form, "outlet").trim() !== "") return { fields: {}, notes: [] };
  const meant = await partyMeant(actor, { id: "", name });
  if (meant.kind === "one") return { fields: { outlet: name, "outlet.id": meant.id }, notes: [] };
  const told =
    meant.kind === "none"
      ? `The outlet is called “${name}”, and nobody of that name is entered yet.`
      : `The outlet is called “${name}”, and several parties have that name.`;
  return { fields: { outlet: name }, notes: [told] };
}

function typed(form: FormData): FormValues {
  const names = [...new Set(form.keys())].filter((name) => !/^(\$|key$|intent$|file$)/.test(name));
  const fields = new Fields(form);
  return Object.fromEntries(names.map((name) => [name, fields.all(name)]));
}

function fileOf(form: FormData): File | null {
  const file = form.get("file");
  return file instanceof File && file.size > 0 ? file : null;
}

// Browsers go by the ending as well, and some know none of these.
function typeOf(file: File): string {
  if (/\.x?html?$/i.test(file.name)) return "text/html";
  if (/\.txt$/i.test(file.name)) return "text/plain";
  return file.type;
}

function refuse(message: string): never {
  throw new AppError("invalid", message, [{ path: "file", message }]);
}
