import { readdirSync } from "node:fs";
import type { NextConfig } from "next";
import { nothingRuns, securityHeaders, unframed } from "./lib/web/security-headers";

// Written into the build, so that an instance knows which migrations its database must have.
const newestMigration = readdirSync("prisma/migrations")
  .filter((name) => /^\d/.test(name))
  .sort()
  .at(-1);

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by npm test, before anything is built; a start need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Pictures are drawn by us, and nothing of what was withheld since is kept of them (lib/web/server-edge.ts).
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "pg-boss", "@prisma/adapter-pg"],
  // Everybody gets the title within the head, not only known crawlers: it has to work without scripts.
  htmlLimitedBots: /.*/,
  env: { COUNTERCLAIM_NEWEST_MIGRATION: newestMigration ?? "" },
  // forbidden() answers 403 with app/forbidden.tsx.
  // A page of five million bytes fits, with an article's text beside it; nothing larger is read.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "9.5mb" } },
  headers: async () => [
    { source: "/:path*", headers: listed(securityHeaders) },
    { source: "/((?!embed/).*)", headers: listed(unframed) },
    // Pages get a policy with a nonce, from proxy.ts.
    { source: "/api/:path*", headers: listed(nothingRuns) },
    ...staffPages.map((source) => ({ source, headers: listed(neverShared) })),
  ],
};

/** What is shown to whoever is signed in is kept by no cache, theirs or anybody's. */
const staffPages = ["/desk/:path*", "/account/:path*", "/sign-in/:path*", "/sign-out", "/recover"];
const neverShared = { "Cache-Control": "private, no-store" };

function listed(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}

export default config;
