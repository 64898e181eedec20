import type { ReactNode } from "react";
import type { LanguageProps } from "./language";
import { linkable } from "./linkable";

/**
 * A link to somebody else's page; plain text where the address is none that may be linked. Whatever
 * direction the words have, they turn nothing around them.
 */
export function outwardLink(
  url: string | null,
  words: ReactNode,
  { lang, dir = "auto" }: LanguageProps = {},
) {
  const href = linkable(url);
  if (href === null) {
    return (
      <bdi lang={lang} dir={dir}>
        {words}
      </bdi>
    );
  }
  return (
    <a href={href} rel="noopener noreferrer nofollow" lang={lang} dir={dir}>
      {words}
    </a>
  );
}
