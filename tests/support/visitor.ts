import { demonstrationAccount, type StaffRole } from "./accounts";

/** What came back: where it led, and what it says, without following. */
export interface Answer {
  status: number;
  location: string | null;
  headers: Headers;
  text: string;
}

/**
 * Somebody at a browser without JavaScript, over bare HTTP: keeps cookies, and sends the forms that
 * the pages hold, as they stand.
 */
export class Visitor {
  readonly cookies = new Map<string, string>();
  #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** The app was started anew and has another address; the cookies are kept. */
  moveTo(url: string): void {
    this.#url = url;
  }

  /** Somebody who has signed in. */
  static async as(url: string, role: StaffRole): Promise<Visitor> {
    const visitor = new Visitor(url);
    const { email, password } = demonstrationAccount(role);
    const answer = await visitor.signIn(email, password);
    if (answer.status !== 303) throw new Error(`Signing in as ${role}: ${alertIn(answer.text)}`);
    return visitor;
  }

  signIn(email: string, password: string): Promise<Answer> {
    return this.submit("/sign-in", "Sign in", { email, password });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask(path, { headers });
  }

  /** Sends the form of this page whose button says so, with these fields typed in. */
  async submit(
    path: string,
    button: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { text } = await this.get(path);
    const [, target = ""] = /\baction="([^"]*)"/.exec(formIn(text, button)) ?? [];
    return this.post(target || path, filled(text, button, fields), headers);
  }

  post(path: string, body: FormData, headers: Record<string, string> = {}): Promise<Answer> {
    const origin = new URL(this.#url).origin;
    return this.#ask(path, { method: "POST", body, headers: { origin, ...headers } });
  }

  /** The same with a body of any kind. */
  send(path: string, body: string, headers: Record<string, string>): Promise<Answer> {
    const origin = new URL(this.#url).origin;
    return this.#ask(path, { method: "POST", body, headers: { origin, ...headers } });
  }

  async #ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(new URL(path, this.#url), { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const location = answer.headers.get("location");
    return { status: answer.status, location, headers: answer.headers, text: await answer.text() };
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The fields of the form of this markup whose button says so, with what is typed into them. */
export function filled(html: string, button: string, fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [tag] of formIn(html, button).matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    data.set(attribute(tag, "name"), attribute(tag, "value"));
  }
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

function formIn(html: string, button: string): string {
  const forms = [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form);
  const form = forms.find((it) => it.includes(`>${button}</button>`));
  if (form === undefined) throw new Error(`No form says "${button}".`);
  return form;
}

/** What the page says on top of a form that was refused. */
export function alertIn(html: string): string {
  const [, text = ""] = /role="alert"[^>]*>(.*?)<\/div>/s.exec(html) ?? [];
  return decoded(text.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? [];
  return decoded(value);
}

function decoded(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
