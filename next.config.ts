import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "@prisma/adapter-pg"],
  // Everybody gets the title within the head, not only known crawlers: it has to work without scripts.
  htmlLimitedBots: /.*/,
  // forbidden() answers 403 with app/forbidden.tsx.
  // An article of a million characters fits; nothing much larger is read.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "5mb" } },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    ...staffPages.map((source) => ({ source, headers: [neverShared] })),
  ],
};

/*
 * Next writes its data into inline scripts and has no nonce to give them without rendering every
 * page anew, so inline scripts are allowed until it is decided how reader pages are cached. React
 * needs eval while developing, and only then.
 */
const scripts = ["'self'", "'unsafe-inline'"];
if (process.env.NODE_ENV === "development") scripts.push("'unsafe-eval'");

const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src ${scripts.join(" ")}`,
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
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
