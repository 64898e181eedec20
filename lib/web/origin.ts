import { sentFromElsewhere } from "@/lib/schemas/form";

/**
 * Whether a request came from a page of ours, by its Origin: that of `ours` where the installation
 * has been told its address, else of the host that was asked. Without an Origin it did not; every
 * browser sends it with a POST.
 */
export function isOwnOrigin(headers: Headers, ours: string | undefined): boolean {
  const origin = originOf(headers);
  if (origin === null) return false;
  return ours ? new URL(ours).origin === origin : new URL(origin).host === headers.get("host");
}

/**
 * What to say where it did not: where it came from, where this site is, and what to do. Somebody who
 * works here under another address than the one that is set meets it with every form.
 */
export function elsewhere(headers: Headers, ours: string | undefined): string {
  const from = originOf(headers) ?? "a page that does not say where it is";
  const here = ours ? new URL(ours).origin : headers.get("host");
  return `${sentFromElsewhere}${from}, and this site is ${here}: nothing was written. Open the page there and send it again.`;
}

function originOf(headers: Headers): string | null {
  const origin = headers.get("origin");
  return origin !== null && URL.canParse(origin) ? origin : null;
}
