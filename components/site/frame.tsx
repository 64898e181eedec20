import type { ReactNode } from "react";
import { Colophon, type LogHead } from "./colophon";
import { Masthead } from "./masthead";

/** What stands around every page. `head` and `page` are what the foot of the page says (Colophon). */
export function Frame(props: {
  head: LogHead | null | undefined;
  page: string | null;
  children: ReactNode;
}) {
  return (
    <>
      <Masthead />
      <main id="content" tabIndex={-1} className="page">
        {props.children}
      </main>
      <Colophon head={props.head} page={props.page} />
    </>
  );
}
