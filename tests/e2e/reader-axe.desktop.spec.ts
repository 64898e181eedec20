import { axeFindsNothingOn } from "@/tests/support/reader-axe";

axeFindsNothingOn([
  "/incidents",
  "/incidents/operation-herof-phase-ii",
  "/incidents/gwadar-compound",
  "/method",
  "/nothing",
]);
