import { creditLines } from "./credits";
import { proposalsOf } from "./proposals";
import { sentencesOf } from "./sentences";
import { tokenise } from "./tokens";
import type { Extraction } from "./types";

/**
 * Proposes the claims of an article: pure, deterministic, offline, in time that grows with the
 * length alone. With a title the text that is read, and to which all offsets belong, is title, blank
 * line, text.
 */
export function extract(text: string, options: { title?: string | undefined } = {}): Extraction {
  const title = options.title ?? "";
  const whole = title === "" ? text : `${title}\n\n${text}`;
  const tokens = tokenise(whole);
  const sentences = sentencesOf(tokens, title.length);
  return {
    text: whole,
    claims: proposalsOf(whole, tokens, sentences),
    credits: creditLines(whole),
  };
}
