import type { ReactNode } from "react";

/** A part of a page under a hairline, with its heading. */
export function Section(props: { title: string; id?: string; children: ReactNode }) {
  const { title, id, children } = props;
  return (
    <section id={id} className="border-t border-hairline py-6">
      <h2 className="font-serif text-large font-semibold">{title}</h2>
      <div className="mt-3 max-w-[40rem] space-y-4">{children}</div>
    </section>
  );
}
