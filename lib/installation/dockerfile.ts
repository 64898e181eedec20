/** What a Dockerfile does, as far as it can be done without Docker. */
export type Instruction = { name: string; text: string };

/** The instructions of a Dockerfile, lines that go on joined, comments left out. */
export function instructionsOf(dockerfile: string): Instruction[] {
  const joined = dockerfile.replace(/^\s*#.*$/gm, "").replace(/\s*\\\n\s*/g, " ");
  return joined.split("\n").flatMap((line) => {
    const [, name, text] = /^([A-Z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    return name && text ? [{ name, text }] : [];
  });
}

/** The shell commands that make an image, in order. */
export function runsOf(dockerfile: string): string[] {
  return instructionsOf(dockerfile)
    .filter(({ name }) => name === "RUN")
    .map(({ text }) => text);
}

/** The program that an image starts, from the exec form of CMD. */
export function commandOf(dockerfile: string): string[] {
  const found = instructionsOf(dockerfile).filter(({ name }) => name === "CMD");
  const parsed: unknown = JSON.parse(found.at(-1)?.text ?? "[]");
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

/** The variables that the last stage sets. */
export function environmentOf(dockerfile: string): Record<string, string> {
  const all = instructionsOf(dockerfile);
  const last = all.slice(all.findLastIndex(({ name }) => name === "FROM"));
  const pairs = last.filter(({ name }) => name === "ENV").flatMap(({ text }) => text.split(/\s+/));
  return Object.fromEntries(
    pairs.map((pair) => [pair.split("=", 1)[0] ?? "", pair.slice(pair.indexOf("=") + 1)]),
  );
}
