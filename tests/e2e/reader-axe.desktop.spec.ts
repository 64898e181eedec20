import { axeFindsNothingForReaders } from "@/tests/support/reader-axe";

axeFindsNothingForReaders("light and dark");
