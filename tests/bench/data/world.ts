import type { Tie } from "@/lib/domain/facts";
import type { PartyKind } from "@/lib/domain/vocabulary";
import type { LiveParty } from "@/lib/editions/live";
import { chance, idOf, oneOf } from "./chance";

/** Who speaks and who prints in generated incidents: more of them, the more incidents there are. */
export interface World {
  parties: readonly LiveParty[];
  ties: readonly Tie[];
  outlets: readonly LiveParty[];
  agencies: readonly LiveParty[];
  /** Bodies that claim; a third of them through a spokesperson. */
  voices: readonly LiveParty[];
  spokespeople: ReadonlyMap<string, LiveParty>;
  places: readonly string[];
}

/** Everything follows from the number of incidents. */
export function worldOf(incidents: number): World {
  const random = chance(17);
  const parties: LiveParty[] = [];
  const name = names(random);
  const enter = (kind: PartyKind, label: string): LiveParty => {
    const party = { id: idOf("party", parties.length + 1), name: label, kind, covered: [] };
    parties.push(party);
    return party;
  };
  const many = (count: number, make: () => LiveParty) => Array.from({ length: count }, make);
  const scale = Math.ceil(incidents / 400);
  const outlets = many(30 + scale, () => enter("outlet", `The ${name()} ${oneOf(random, papers)}`));
  const agencies = many(8, () => enter("news_agency", `${name()} News Agency`));
  const voices = many(40 + 3 * scale, () => {
    const [kind, word] = oneOf(random, bodies);
    return enter(kind, `${name()} ${word}`);
  });
  const spoken = voices.filter((_, i) => i % 3 === 0);
  const spokespeople = new Map(
    spoken.map((voice) => [voice.id, enter("person", `${name()} ${name()}`)]),
  );
  const ties = [...spokespeople].map(
    ([to, { id: from }]): Tie => ({ kind: "speaks_for", from, to, validFrom: null, validTo: null }),
  );
  const places = Array.from({ length: 200 + 10 * scale }, () => name());
  return { parties, ties, outlets, agencies, voices, spokespeople, places };
}

const papers = ["Post", "Times", "Tribune", "Herald", "Dispatch", "Observer", "Mail", "Gazette"];
const bodies: readonly (readonly [PartyKind, string])[] = [
  ["armed_group", "Liberation Army"],
  ["armed_group", "Front"],
  ["state_force", "Armed Forces"],
  ["state_force", "Police"],
  ["government_body", "Interior Ministry"],
  ["government_body", "Provincial Government"],
  ["health_authority", "Health Ministry"],
  ["health_authority", "General Hospital"],
  ["monitor", "Human Rights Monitor"],
  ["intergovernmental", "Relief Coordination Office"],
];

/** Names that are nobody's, no two the same. */
function names(random: () => number): () => string {
  const taken = new Set<string>();
  const draw = (): string => {
    const parts = Array.from({ length: 2 + Math.floor(random() * 2) }, () =>
      oneOf(random, syllables),
    );
    const word = parts.join("");
    const label = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
    if (taken.has(label)) return draw();
    taken.add(label);
    return label;
  };
  return draw;
}

const syllables =
  "ka lo mi ter sun pe dra vol ni gash ru bel mar to shi ban qor zen ul wad hes fir gul nar poz tal".split(
    " ",
  );
