import type { ReactNode } from "react";
import { linkable } from "./linkable";

/** A link to somebody else's page; plain text where the address is none that may be linked. */
export function OutwardLink({ url, children }: { url: string | null; children: ReactNode }) {
  const href = linkable(url);
  if (href === null) return <>{children}</>;
  return (
    <a href={href} rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
