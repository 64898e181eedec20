import type { ReactNode } from "react";

/** What a reader asked for: the parts of the path that its route names, and the query. */
export interface Asked {
  params: Readonly<Record<string, string>>;
  search: Readonly<Record<string, string | string[] | undefined>>;
  /** Where this installation is found, as it was told or asked; "" where neither says it. */
  site: string;
}

/** What a reader gets at an address: a page, another address, or null where there is nothing. */
export type ReaderAnswer = ReaderPage | LedOn | null;

export interface ReaderPage {
  title: string;
  /** What else its head says: meta and link elements. */
  head?: ReactNode;
  /** What stands above the content, the same on every page of this name while one state is shown. */
  lead?: { name: string; content: ReactNode };
  /** Markup alone, as above it: no component of the browser's, and nothing that waits. */
  content: ReactNode;
  /** 400 or more, where what was asked is refused. */
  status?: number;
}

export interface LedOn {
  to: string;
  isPermanent: boolean;
}

/** Makes what stands at an address, from what is published and nothing else. */
export type ReaderRoute = (asked: Asked) => Promise<ReaderAnswer>;
