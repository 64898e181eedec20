import type { ReactNode } from "react";

/** A page that has one thing to say: what happened, and what to do now. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="pt-8 pb-12">
      <h1>{title}</h1>
      <div className="mt-6 max-w-[40rem] space-y-4">{children}</div>
    </div>
  );
}
