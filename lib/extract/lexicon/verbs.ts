import type { Outcome } from "@/lib/domain/vocabulary";
import { formsOf } from "./forms";

/**
 * How a word or phrase that tells an outcome stands in its clause: a verb by its form, a state that
 * follows a noun or a verb ("dead", "on fire"), a noun that counts what happened ("deaths").
 */
export type EventForm = "base" | "past" | "ing" | "state" | "noun";

export interface Tells {
  readonly outcome: Outcome;
  readonly form: EventForm;
  /** Whether the subject of the active verb meets the outcome ("died", "lost their lives"). */
  readonly suffers: boolean;
  /** What it must happen to for this outcome; null for either. */
  readonly needs: "person" | "object" | null;
  /** The outcome for the other kind: "captured 3 tanks" are seized. Null where there is none. */
  readonly otherwise: Outcome | null;
}

type Row = readonly [
  outcome: Outcome,
  needs: Tells["needs"],
  otherwise: Outcome | null,
  suffers: boolean,
  verbs: string,
];

/** Regular verbs by their base; irregular ones as base/past/participle/ing. */
const verbRows: readonly Row[] = [
  [
    "killed",
    "person",
    null,
    false,
    "kill murder assassinate execute massacre slaughter behead lynch butcher slay/slew/slain/slaying decapitate electrocute strangle asphyxiate suffocate martyr eliminate neutralize neutralise exterminate hang/hanged/hanged/hanging crucify incinerate liquidate",
  ],
  ["killed", "person", null, true, "die/died/died/dying perish succumb drown"],
  [
    "injured",
    "person",
    null,
    false,
    "injure wound hurt/hurt/hurt/hurting maim hospitalize hospitalise concuss stab knife/knifed/knifed/knifing",
  ],
  // Hit, and neither death nor survival said: killed or injured without a split.
  ["casualties", "person", null, false, "shoot/shot/shot/shooting"],
  [
    "captured",
    "person",
    "seized",
    false,
    "capture abduct kidnap arrest detain apprehend imprison intern incarcerate",
  ],
  ["missing", "person", null, true, "disappear vanish"],
  ["displaced", "person", null, false, "displace uproot evacuate dislocate"],
  ["displaced", "person", null, true, "flee/fled/fled/fleeing"],
  [
    "destroyed",
    "object",
    null,
    false,
    "destroy demolish raze flatten level wreck obliterate devastate dynamite down sink/sank/sunk/sinking",
  ],
  ["damaged", "object", null, false, "damage vandalise vandalize"],
  ["seized", "object", "captured", false, "seize confiscate impound commandeer loot"],
  [
    "set_on_fire",
    "object",
    "killed",
    false,
    "torch burn/burnt/burnt/burning burned/burned/burned/burned gut/gutted/gutted/gutting",
  ],
];

/** A verb that tells an outcome only with the words after it: forms, tails, outcome. */
const phraseRows: readonly (readonly [...Row, tails: string])[] = [
  [
    "killed",
    "person",
    null,
    false,
    "shoot/shot/shot/shooting",
    "dead|to death|and killed|and kill|and killing|and fatally wounded|fatally",
  ],
  ["killed", "person", "destroyed", false, "gun", "down"],
  ["killed", "person", "destroyed", false, "mow/mowed/mown/mowing cut/cut/cut/cutting", "down"],
  [
    "destroyed",
    "object",
    "killed",
    false,
    "shoot/shot/shot/shooting bring/brought/brought/bringing",
    "down",
  ],
  [
    "killed",
    "person",
    null,
    false,
    "stab knife/knifed/knifed/knifing beat/beat/beaten/beating hack burn/burned/burnt/burning crush stone trample club bludgeon torture choke put/put/put/putting strangle crush batter",
    "to death",
  ],
  ["killed", "person", null, false, "stab", "and killed|fatally"],
  [
    "killed",
    "person",
    null,
    true,
    "starve freeze/froze/frozen/freezing bleed/bled/bled/bleeding burn/burned/burnt/burning",
    "to death",
  ],
  [
    "killed",
    "person",
    null,
    true,
    "lose/lost/lost/losing",
    "their lives|his life|her life|its life|their life|lives",
  ],
  ["killed", "person", "destroyed", false, "wipe blow/blew/blown/blowing", "out|up"],
  [
    "captured",
    "person",
    null,
    false,
    "take/took/taken/taking hold/held/held/holding keep/kept/kept/keeping",
    "hostage|captive|prisoner|into custody|in custody|as hostages|as prisoners|prisoners|prisoner of war|away",
  ],
  ["captured", "person", null, false, "hold/held/held/holding", "over|after|on suspicion"],
  ["captured", "person", null, false, "round place/placed/placed/placing", "up|under arrest"],
  ["missing", "person", null, true, "go/went/gone/going", "missing"],
  [
    "injured",
    "person",
    null,
    true,
    "go/went/gone/going",
    "to hospital|to a hospital|to the hospital",
  ],
  ["missing", "person", null, true, "lose/lost/lost/losing", "at sea"],
  ["missing", "person", "destroyed", false, "wash sweep/swept/swept/sweeping", "away"],
  [
    "displaced",
    "person",
    null,
    false,
    "force drive/drove/driven/driving",
    "from their homes|out of their homes|to flee|to leave|to evacuate|from home",
  ],
  ["displaced", "person", null, true, "leave/left/left/leaving abandon", "their homes"],
  [
    "set_on_fire",
    "object",
    null,
    false,
    "set/set/set/setting",
    "on fire|fire to|ablaze|alight|afire",
  ],
  [
    "set_on_fire",
    "object",
    null,
    false,
    "burn/burned/burnt/burning",
    "down|to the ground|to ashes",
  ],
  ["set_on_fire", "object", null, true, "go/went/gone/going", "up in flames"],
  [
    "seized",
    "object",
    "captured",
    true,
    "fall/fell/fallen/falling",
    "into its hands|into their hands|into rebel hands|into enemy hands|into the hands of",
  ],
  ["captured", "person", null, false, "lead/led/led/leading", "away"],
  [
    "injured",
    "person",
    null,
    true,
    "escape survive come/came/come/coming",
    "with injuries|with minor injuries|with burns|away with injuries|away with minor injuries",
  ],
  ["destroyed", "object", null, false, "reduce", "to rubble|to ruins|to ashes"],
  [
    "injured",
    "person",
    null,
    true,
    "sustain suffer receive incur",
    "injuries|injury|wounds|burns|fractures|a|minor|serious|severe|critical|gunshot|non-life-threatening|life-threatening|light|slight|various|multiple|shrapnel|bullet",
  ],
  [
    "injured",
    "person",
    null,
    false,
    "take/took/taken/taking rush admit send/sent/sent/sending transport bring/brought/brought/bringing airlift/airlifted/airlifted/airlifting",
    "to hospital|to hospitals|to a hospital|to the hospital|to local hospitals|to area hospitals|to nearby hospitals|to a local hospital|to a nearby hospital|into hospital",
  ],
  [
    "injured",
    "person",
    null,
    false,
    "treat hospitalise hospitalize",
    "in hospitals|at hospitals|at a hospital|in a hospital|for injuries|for minor injuries|for wounds|for burns|for smoke inhalation|for gunshot wounds|in hospital|at hospital|at the scene",
  ],
];

/** States that follow whom they are said of. */
const stateRows: readonly (readonly [Outcome, Tells["needs"], string])[] = [
  ["killed", "person", "dead|lifeless|to death|fatally|deceased"],
  [
    "injured",
    "person",
    "in critical condition|in serious condition|in stable condition|in hospital|in the hospital|in intensive care|in a critical condition|in a serious condition|with injuries|with minor injuries|with serious injuries|with critical injuries|with burns|with wounds|under treatment|being treated|receiving treatment",
  ],
  ["missing", "person", "missing|unaccounted for|lost at sea|untraced"],
  [
    "displaced",
    "person",
    "homeless|out of their homes|to flee|from their homes|to evacuate|to leave their homes",
  ],
  [
    "captured",
    "person",
    "hostage|captive|prisoner|in custody|under arrest|behind bars|into custody",
  ],
  ["set_on_fire", "object", "ablaze|alight|on fire|in flames"],
  ["destroyed", "object", "in ruins"],
];

/** Nouns whose number is a count of the outcome. */
const nounRows: readonly (readonly [Outcome, string])[] = [
  [
    "killed",
    "death deaths fatality fatalities killings murders executions bodies body corpses corpse martyrs homicides dead drownings beheadings assassinations",
  ],
  ["injured", "injuries woundings hospitalizations hospitalisations"],
  ["casualties", "casualties casualty"],
  ["captured", "arrests abductions kidnappings detentions"],
  ["missing", "disappearances"],
  ["displaced", "evacuations"],
];

/** Every word that tells an outcome by itself. */
export const tellingWords: ReadonlyMap<string, Tells> = wordsOfRows();

/** Phrases of two words or more by their first word, longest first. */
export const tellingPhrases: ReadonlyMap<string, readonly Telling[]> = phrasesOfRows();

export interface Telling extends Tells {
  /** The words after the first. */
  readonly tail: readonly string[];
}

function wordsOfRows(): Map<string, Tells> {
  const found = new Map<string, Tells>();
  for (const [outcome, needs, otherwise, suffers, verbs] of verbRows) {
    for (const entry of verbs.split(" ")) {
      for (const [word, form] of formsOf(entry)) {
        found.set(word, { outcome, needs, otherwise, suffers, form });
      }
    }
  }
  for (const adverb of ["down", "downs"]) found.delete(adverb);
  for (const [outcome, nouns] of nounRows) {
    for (const word of nouns.split(" ")) {
      found.set(word, { outcome, needs: null, otherwise: null, suffers: true, form: "noun" });
    }
  }
  for (const [outcome, needs, states] of stateRows) {
    for (const state of states.split("|")) {
      if (state.includes(" ")) continue;
      found.set(state, { outcome, needs, otherwise: null, suffers: true, form: "state" });
    }
  }
  return found;
}

function phrasesOfRows(): Map<string, Telling[]> {
  const found = new Map<string, Telling[]>();
  const put = (first: string, telling: Telling) => {
    found.set(first, [...(found.get(first) ?? []), telling]);
  };
  for (const [outcome, needs, otherwise, suffers, verbs, tails] of phraseRows) {
    for (const [word, form] of verbs.split(" ").flatMap(formsOf)) {
      for (const tail of tails.split("|")) {
        put(word, { outcome, needs, otherwise, suffers, form, tail: tail.split(" ") });
      }
    }
  }
  for (const [outcome, needs, states] of stateRows) {
    for (const state of states.split("|")) {
      const [first = "", ...tail] = state.split(" ");
      if (tail.length > 0) {
        put(first, { outcome, needs, otherwise: null, suffers: true, form: "state", tail });
      }
    }
  }
  // Of forms that look alike ("set") the past goes first: after "were" no other can stand.
  const rank = ({ tail, form }: Telling) => 2 * tail.length + (form === "past" ? 1 : 0);
  for (const rows of found.values()) rows.sort((a, b) => rank(b) - rank(a));
  return found;
}
