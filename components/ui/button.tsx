import type { ReactNode } from "react";

/** What a form does, in a verb. The plain one is for what comes beside the page's purpose. */
export function Button(props: {
  children: ReactNode;
  plain?: boolean;
  /** The key that presses it, and what the list of keys says of it. */
  shortcut?: { key: string; what: string } | undefined;
}) {
  const { children, plain = false, shortcut } = props;
  const look = plain ? "border-ink bg-paper text-ink" : "border-ink bg-ink text-paper";
  return (
    <button
      type="submit"
      className={`cursor-pointer border px-4 py-2 font-semibold ${look}`}
      data-shortcut={shortcut?.key}
      data-what={shortcut?.what}
    >
      {children}
    </button>
  );
}
