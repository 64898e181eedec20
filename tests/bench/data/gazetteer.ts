import { chance, oneOf } from "./chance";

export interface GazetteerPlace {
  name: string;
  latitude: number;
  longitude: number;
}

/** As many places, no two of one name, some of two words; the same for the same number. */
export function gazetteerOf(count: number): GazetteerPlace[] {
  const random = chance(41);
  const found = new Map<string, GazetteerPlace>();
  while (found.size < count) {
    const name = nameOf(random);
    const point = { latitude: degrees(random, 60), longitude: degrees(random, 170) };
    if (!found.has(name)) found.set(name, { name, ...point });
  }
  return [...found.values()];
}

/** One of them: of a few much is told, of most little. The first of forty thousand has three in a hundred. */
export function placeIn(gazetteer: readonly GazetteerPlace[], random: () => number) {
  const place = gazetteer[Math.floor(gazetteer.length * random() ** 3)];
  if (!place) throw new Error("the gazetteer is empty");
  return place;
}

function nameOf(random: () => number): string {
  const syllables = 1 + Math.floor(random() * 3);
  const stem = Array.from({ length: syllables }, () => syllable(random)).join("");
  const word = `${stem}${oneOf(random, endings)}`;
  const name = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return random() < 0.15 ? `${oneOf(random, before)} ${name}` : name;
}

function syllable(random: () => number): string {
  return oneOf(random, onsets) + oneOf(random, vowels) + oneOf(random, codas);
}

function degrees(random: () => number, most: number): number {
  return Math.round((random() * 2 - 1) * most * 1e4) / 1e4;
}

const onsets = "b bh ch d dh f g gh h j k kh l m n p q r s sh t th v w y z".split(" ");
const vowels = ["a", "a", "e", "i", "o", "u", "aa", "ei", "ou"];
const codas = ["", "", "", "n", "r", "l", "m", "sh", "d", "k", "t"];
const endings = "abad,pur,kala,gorod,ville,stan,dorf,iya,een,ar,un,i,a,o,et,ash,our".split(",");
const before = "Upper,Lower,New,Old,Deir,Khan,Nahr,Tell".split(",");
