import { languageProps } from "./language";

/** Words as they stand in an article: in quotation marks, in the serif, in their own direction. */
export function Printed({ text, language }: { text: string; language: string | null }) {
  return (
    <span className="font-serif">
      “<bdi {...languageProps(language)}>{text}</bdi>”
    </span>
  );
}
