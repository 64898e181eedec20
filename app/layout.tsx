import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Frame } from "@/components/site/frame";
import { pathHeader } from "@/lib/web/path-header";
import { fontVariables } from "./fonts";
import { headOfLog } from "./head-of-log";
import "./globals.css";
import { siteName, titleOf } from "./title";

export const metadata: Metadata = {
  title: { default: siteName, template: titleOf("%s") },
  description: "Who said the number: casualty claims, the voices they come from, and their words.",
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page shows the head of the log as it is now: none can be made ahead of the request.
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <Frame head={await headOfLog()} page={await publicPage()}>
          {children}
        </Frame>
      </body>
    </html>
  );
}

/** The page's address without its query, where anybody may read it; null at the desk and for forms. */
async function publicPage(): Promise<string | null> {
  const path = (await headers()).get(pathHeader)?.split("?")[0];
  return path === undefined || /^\/(desk|account|sign-in|recover|objections)\b/.test(path)
    ? null
    : path;
}
