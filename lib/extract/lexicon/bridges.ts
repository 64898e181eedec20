import { wordSet } from "./closed";

/** Words between a subject and what was found, feared or said of it: "were reported killed". */
export const bridges = wordSet(
  "reported reportedly feared believed presumed thought said confirmed found declared pronounced known understood listed considered estimated left rendered to remain remains remained still lay lie lies assumed officially likely apparently counted certified registered seen recorded discovered being been be have become became feared-dead instantly pulled",
);

/** Of those, the ones that need no form of "be" before them: "12 feared dead". */
export const bareBridges = wordSet(
  "reported feared believed presumed confirmed found left declared pronounced remain remains remained still lay lie",
);

/** Governors that make what follows a mere intention. */
export const intentions = wordSet(
  "threaten threatens threatened threatening plan plans planned planning plot plots plotted plotting try tries tried trying attempt attempts attempted attempting want wants wanted wanting vow vows vowed vowing intend intends intended intending order orders ordered ordering aim aims aimed aiming conspire conspired conspiring seek seeks sought seeking fail fails failed failing prevent prevented preventing refuse refused capable designed without avoid avoided avoiding hoping hope hoped offer offered pledge pledged reward authorised authorized enough",
);

/** Verbs by which a toll reaches its number. */
export const tollVerbs = wordSet(
  "to past at of as is was reached reaches hit hits passed passes topped tops surpassed surpasses exceeded exceeds stood stands rose rises climbed climbs jumped jumps : was were increased totaled totalled total crossed crosses currently now soars soared surges surged swells swelled mounts mounted grew grows numbered numbers",
);
