/** What is wrong with a text as XML: its tags, attributes and entities; null where nothing is. */
export function xmlFault(text: string): string | null {
  const open: string[] = [];
  const token =
    /<\?xml [^?]*\?>|<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="(?:[^"<&]|&(?:amp|lt|gt|quot|#39);)*")*)\s*(\/?)>|(?:[^<&]|&(?:amp|lt|gt|quot|#39);)+/gy;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    return "a forbidden character";
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (!found) return `no token at ${at}: ${text.slice(at, at + 40)}`;
    const [, closes, name, attributes = "", isEmpty] = found;
    if (name === undefined) continue;
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, one]) => one);
    if (new Set(names).size !== names.length) return `an attribute twice in ${name}`;
    if (closes && open.pop() !== name) return `${name} closes what is not open`;
    if (!closes && !isEmpty) open.push(name);
  }
  return open.length > 0 ? `${open.join(", ")} left open` : null;
}
