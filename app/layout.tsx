import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Colophon } from "@/components/site/colophon";
import { Masthead } from "@/components/site/masthead";
import { logHead } from "@/lib/queries/log";
import { pathHeader } from "@/lib/web/path-header";
import { report } from "@/lib/web/report";
import { fontVariables } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Counterclaim", template: "%s – Counterclaim" },
  description: "Who said the number: casualty claims, the voices they come from, and their words.",
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page shows the head of the log as it is now: none can be made ahead of the request.
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <Masthead />
        <main id="content" tabIndex={-1} className="page outline-none">
          {children}
        </main>
        <Colophon head={await headOfLog()} page={await publicPage()} />
      </body>
    </html>
  );
}

/** Unknown where it cannot be read: the page above it may still have something to say. */
async function headOfLog() {
  try {
    return await logHead();
  } catch (error) {
    report(error);
    return undefined;
  }
}

/** The page's address without its query, where anybody may read it; null at the desk and for forms. */
async function publicPage(): Promise<string | null> {
  const path = (await headers()).get(pathHeader)?.split("?")[0];
  return path === undefined || /^\/(desk|account|sign-in|recover|objections)\b/.test(path)
    ? null
    : path;
}
