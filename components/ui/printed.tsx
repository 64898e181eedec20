import { directionOf, isOfPage, languageProps } from "./language";

/** Words as they stand in an article: in quotation marks, in the serif, in their own direction. */
export function printed(text: string, language: string | null, key?: string) {
  const props = languageProps(language);
  if (directionOf(language) === "ltr") {
    return (
      <bdi key={key} {...props} className="font-serif">
        {`“${text}”`}
      </bdi>
    );
  }
  // The marks are the page's: within words that are read from the right they would change places.
  return (
    <span key={key} className="font-serif">
      “<bdi {...props}>{text}</bdi>”
    </span>
  );
}

/** The same where nothing else stands, and the place has the serif: an element only for what needs one. */
export function printedAlone(text: string, language: string | null) {
  return isOfPage(language) ? `“${text}”` : printed(text, language);
}
