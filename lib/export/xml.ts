/** Text as it may stand in XML, in an attribute too; characters that XML forbids are left out. */
export function xmlText(text: string): string {
  return [...text]
    .filter(isXmlCharacter)
    .join("")
    .replace(/[&<>"']/g, (found) => entities[found] ?? "");
}

// XML 1.0, 2.2. A lone half of a surrogate pair is none either.
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
