import type { ReactNode } from "react";

/** The title of a page of the desk, with the way back above it. */
export function DeskHead(props: {
  title: ReactNode;
  back?: { href: string; label: string };
  children?: ReactNode;
}) {
  const { title, back, children } = props;
  return (
    <header className="pt-8 pb-6">
      {back && (
        <p className="mb-2 text-small">
          <a href={back.href}>{back.label}</a>
        </p>
      )}
      <h1>{title}</h1>
      {children !== undefined && <div className="mt-3 max-w-[40rem]">{children}</div>}
    </header>
  );
}
