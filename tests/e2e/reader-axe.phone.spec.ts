import { axeFindsNothingOn } from "@/tests/support/reader-axe";

// Of two incidents the one with more on it.
axeFindsNothingOn(["/incidents", "/incidents/operation-herof-phase-ii", "/method", "/nothing"]);
