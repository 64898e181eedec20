/** Tells a page its own address; set by proxy.ts, whatever the request itself said. */
export const pathHeader = "x-counterclaim-path";
