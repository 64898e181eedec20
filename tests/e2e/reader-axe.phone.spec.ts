import { axeFindsNothingForReaders } from "@/tests/support/reader-axe";

// In the dark the colours are those of the wide screen.
axeFindsNothingForReaders("light");
