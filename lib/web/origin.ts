/**
 * Whether a request came from a page of ours, by its Origin: that of `ours` where the installation
 * has been told its address, else of the host that was asked. Without an Origin it did not; every
 * browser sends it with a POST.
 */
export function isOwnOrigin(headers: Headers, ours: string | undefined): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  return ours ? new URL(ours).origin === origin : new URL(origin).host === headers.get("host");
}
