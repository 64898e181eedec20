import type { Hedge } from "@/lib/domain/vocabulary";
import { wordSet } from "./closed";
import { formsOf } from "./forms";

export interface Reports {
  readonly hedge: Hedge;
  readonly form: "base" | "past" | "ing";
  /**
   * What may follow: "content" (a clause: "said that"), "object" (the outcome itself: "counted 12
   * dead"), "both".
   */
  readonly takes: "content" | "object" | "both";
}

const rows: readonly (readonly [Hedge, Reports["takes"], string])[] = [
  [
    "said",
    "content",
    "say/said/said/saying tell/told/told/telling state add announce note declare explain write/wrote/written/writing tweet post/posted/posted/posting inform remark comment recall disclose reveal show/showed/shown/showing indicate find/found/found/finding stress warn acknowledge admit/admitted/admitted/admitting concede believe think/thought/thought/thinking conclude determine testify shout reply observe argue complain lament agree mention relate clarify emphasise emphasize reiterate predict suggest cry/cried/cried/crying know/knew/known/knowing",
  ],
  [
    "said",
    "both",
    "document record count list estimate put/put/put/putting log/logged/logged/logging tally give/gave/given/giving place/placed/placed/placing register",
  ],
  ["reported", "both", "report"],
  ["claimed", "both", "claim assert boast maintain contend insist"],
  ["alleged", "content", "allege charge"],
  ["confirmed", "both", "confirm verify corroborate"],
  ["denied", "both", "deny reject dismiss refute dispute"],
  ["feared", "content", "fear"],
];

export const reportingVerbs: ReadonlyMap<string, Reports> = new Map(
  rows.flatMap(([hedge, takes, verbs]) =>
    verbs
      .split(" ")
      .flatMap(formsOf)
      .map(([word, form]): [string, Reports] => [word, { hedge, takes, form }]),
  ),
);

/** Verbs behind which the inner speaker stands: "citing police". */
export const citing = wordSet("citing quoting cited quoted cites quotes quote cite");

/** Papers that carry somebody's words; their owner is who speaks. */
export const documents = wordSet(
  "report reports statement statements count tally toll figure figures data list lists communique communiqué communiques release account accounts briefing estimate estimates dispatch claim claims bulletin video message post posts announcement tweet email e-mail information words version assessment survey inquiry investigation",
);

/** Words of agencies and outlets: a name that ends on one relays. */
export const outletWords = wordSet(
  "times post herald tribune gazette journal guardian telegraph newspaper newspapers daily broadcaster broadcasters television tv radio channel outlet outlets website websites magazine media agency-news press chronicle observer-newspaper mirror courier bulletin-news news newswire express mail sentinel weekly wire portal station",
);

/** Agencies and outlets by name. */
export const outletNames = wordSet(
  `reuters ap afp ians pti ani uni xinhua tass itar-tass ria interfax anadolu irna tasnim fars isna mehr sana wafa yonhap kyodo dpa efe ansa bbc cnn nbc abc cbs npr msnbc cnbc pbs nhk rte rfi dw rt cgtn ndtv wion aljazeera upi apa belga mti ptv mna saba ina spa petra bernama antara vna aap cp tanjug hina ctk pap bta agerpres azertac trend armenpress interpressnews ukrinform unian tolo tolonews khaama pajhwok dawn geo ary samaa hurriyet haaretz ynet axios politico bloomberg kcna cctv globo televisa caracol notimex prensa-latina telam kuna qna wam map aps tap mena sapa nan bdnews24 prothom-alo`,
);

/** Names of two words or more. */
export const outletPhrases: readonly string[] = [
  "associated press",
  "agence france-presse",
  "al jazeera",
  "al-jazeera",
  "al arabiya",
  "al-arabiya",
  "al mayadeen",
  "al-manar",
  "al manar",
  "press trust of india",
  "indo-asian news service",
  "sky news",
  "fox news",
  "france 24",
  "deutsche welle",
  "radio free europe",
  "voice of america",
  "radio free coast",
  "le monde",
  "el pais",
  "el país",
  "der spiegel",
  "wall street journal",
  "new york times",
  "financial times",
  "los angeles times",
  "press association",
  "tv asahi",
  "rai news",
  "kan news",
  "channel 12",
  "channel 13",
];

/** Words in a name that show that it speaks for itself though it ends like an outlet. */
export const notOutlets = wordSet(
  "ministry office secretary officer spokesman spokeswoman spokesperson conference committee council union association watch observatory army police committee freedom wing",
);
