/** The code points that a TrueType file has a glyph for: its character map of format 12, or else of format 4. */
export function codePointsOf(file: Buffer): Set<number> {
  const tables = file.readUInt16BE(4);
  const at = Array.from({ length: tables }, (_, i) => 12 + 16 * i).find(
    (entry) => file.toString("latin1", entry, entry + 4) === "cmap",
  );
  if (at === undefined) return new Set();
  const cmap = file.readUInt32BE(at + 8);
  const maps = Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, i) => {
    const start = cmap + file.readUInt32BE(cmap + 8 + 8 * i);
    return { start, format: file.readUInt16BE(start) };
  });
  const wide = maps.find(({ format }) => format === 12);
  const plain = maps.find(({ format }) => format === 4);
  if (wide) return inGroups(file, wide.start);
  return plain ? inSegments(file, plain.start) : new Set();
}

function inGroups(file: Buffer, start: number): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < file.readUInt32BE(start + 12); i += 1) {
    const group = start + 16 + 12 * i;
    const last = file.readUInt32BE(group + 4);
    for (let code = file.readUInt32BE(group); code <= last; code += 1) found.add(code);
  }
  return found;
}

function inSegments(file: Buffer, start: number): Set<number> {
  const found = new Set<number>();
  const twice = file.readUInt16BE(start + 6);
  for (let i = 0; i < twice; i += 2) {
    const last = file.readUInt16BE(start + 14 + i);
    const first = file.readUInt16BE(start + 16 + twice + i);
    const delta = file.readUInt16BE(start + 16 + 2 * twice + i);
    const place = start + 16 + 3 * twice + i;
    const offset = file.readUInt16BE(place);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph =
        offset === 0
          ? (code + delta) & 0xffff
          : file.readUInt16BE(place + offset + 2 * (code - first));
      if (glyph !== 0) found.add(code);
    }
  }
  return found;
}
