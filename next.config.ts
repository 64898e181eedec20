import { readdirSync } from "node:fs";
import type { NextConfig } from "next";

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
  serverExternalPackages: ["pg", "pg-boss", "@prisma/adapter-pg"],
  // Everybody gets the title within the head, not only known crawlers: it has to work without scripts.
  htmlLimitedBots: /.*/,
  env: { COUNTERCLAIM_NEWEST_MIGRATION: newestMigration ?? "" },
  // forbidden() answers 403 with app/forbidden.tsx.
  // A page of five million bytes fits, with an article's text beside it; nothing larger is read.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "9.5mb" } },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/((?!embed/).*)", headers: [unframed] },
    { source: "/api/:path*", headers: [nothing] },
    ...staffPages.map((source) => ({ source, headers: [neverShared] })),
  ],
};

// Pages get theirs, with a nonce, from proxy.ts; whatever is no page runs nothing.
const nothing = {
  key: "Content-Security-Policy",
  value: "default-src 'none'; frame-ancestors 'none'",
};

// Embeds alone may be framed, and say so in a policy of their own.
const unframed = { key: "X-Frame-Options", value: "DENY" };

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** What is shown to whoever is signed in is kept by no cache, theirs or anybody's. */
const staffPages = ["/desk/:path*", "/account/:path*", "/sign-in/:path*", "/sign-out", "/recover"];
const neverShared = { key: "Cache-Control", value: "private, no-store" };

export default config;
