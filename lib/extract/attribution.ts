/**
 * Who said what stands at `at` in a text: the words before the nearest "said" of the same sentence,
 * or those after its "according to". The simplest rule that can be scored, to be beaten.
 */
export function claimantAt(text: string, at: number): string | null {
  const start = text.lastIndexOf(". ", at) + 1;
  const stop = text.indexOf(". ", at);
  const sentence = text.slice(start, stop < 0 ? text.length : stop);
  const after = /according to (?:the )?([^,.]{1,80})/i.exec(sentence)?.[1];
  const before = /(?:^|, )(?:the )?([^,]{1,80}?) (?:said|says)\b/i.exec(sentence.trim())?.[1];
  return after ?? before ?? null;
}
