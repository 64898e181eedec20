import type { ReactNode } from "react";

/** The title of a page that is no incident, and a sentence under it. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="pt-8 pb-6">
      <h1>{title}</h1>
      {children && <div className="mt-3 max-w-[40rem] space-y-3">{children}</div>}
    </div>
  );
}
