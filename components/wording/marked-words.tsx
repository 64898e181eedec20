import { markWords } from "./marking";

/** A quote with the words of its figure marked as with a highlighter; as it is where they do not stand in it. */
export function markedWords(quote: string, words: string | null) {
  const { before, marked, after } = markWords(quote, words ?? "");
  if (marked === "") return quote;
  return (
    <>
      {before}
      <mark>{marked}</mark>
      {after}
    </>
  );
}
