import type { ReactNode } from "react";

/** What a form does, in a verb. The plain one is for what comes beside the page's purpose. */
export function Button({ children, plain = false }: { children: ReactNode; plain?: boolean }) {
  const look = plain ? "border-ink bg-paper text-ink" : "border-ink bg-ink text-paper";
  return (
    <button type="submit" className={`cursor-pointer border px-4 py-2 font-semibold ${look}`}>
      {children}
    </button>
  );
}
