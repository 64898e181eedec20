"use client";

import { Notice } from "@/components/ui/notice";
import "./globals.css";

/** Stands in for the whole document when even its frame could not be made. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Out of order – Counterclaim</title>
        <main className="page">
          <Notice title="Counterclaim is out of order">
            <p>The fault is on our side and has been noted. Load the page again in a moment.</p>
          </Notice>
        </main>
      </body>
    </html>
  );
}
