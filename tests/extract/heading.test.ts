import { describe, expect, test } from "vitest";
import { headingOf } from "@/lib/extract/heading";

const first =
  "At least twelve people were killed in a raid on a depot near Sarav, the governor said.";

/** The members that are not null, and the first words of the body. */
function seen(text: string) {
  const { bodyAt, ...rest } = headingOf(text);
  const given = Object.entries(rest).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(given), body: text.slice(bodyAt, bodyAt + 12) };
}

describe("the first lines of what was pasted", () => {
  test.each([
    [
      "outlet, headline, byline, day",
      `The Hill Courier\nRaid on depot leaves 12 dead\nBy Amina Jalloh\nPublished: 3 February 2026, 10:32 IST\nShare Tweet\n\n${first}`,
      {
        outlet: "The Hill Courier",
        headline: "Raid on depot leaves 12 dead",
        byline: "Amina Jalloh",
        publishedOn: "2026-02-03",
        body: "At least twe",
      },
    ],
    [
      "a wire with its dateline",
      `Raid on depot leaves 12 dead, governor says\n\nSARAV, Feb 3 (Northwire) - ${first}`,
      {
        headline: "Raid on depot leaves 12 dead, governor says",
        dateline: "SARAV, Feb 3 (Northwire)",
        body: "SARAV, Feb 3",
      },
    ],
    [
      "a title as pages have it",
      `Raid on depot leaves 12 dead | Evening Star\nFeb. 3, 2026\n${first}`,
      {
        headline: "Raid on depot leaves 12 dead",
        outlet: "Evening Star",
        publishedOn: "2026-02-03",
        body: "At least twe",
      },
    ],
    [
      "an upper-case wire without a headline",
      `SAN JUAN, 12 JAN 1990 (RADIO NORTE) -- [TEXT] TWELVE PEOPLE WERE KILLED TODAY IN AN ATTACK ON A DEPOT NEAR THE RIVER.`,
      {
        dateline: "SAN JUAN, 12 JAN 1990 (RADIO NORTE)",
        publishedOn: "1990-01-12",
        body: "SAN JUAN, 12",
      },
    ],
    ["a text that begins at once", `${first}\n\nMore follows here.`, { body: "At least twe" }],
    [
      "an agency in place of a writer",
      `12 killed in raid on depot\nBy Northwire | Feb 3, 2026\n${first}`,
      {
        headline: "12 killed in raid on depot",
        byline: "Northwire",
        publishedOn: "2026-02-03",
        body: "At least twe",
      },
    ],
    [
      "a day that does not exist, a month that is none",
      `Raid on depot leaves dead\n31 February 2026\nMarching 12, 2026\n${first}`,
      { headline: "Raid on depot leaves dead", body: "At least twe" },
    ],
    [
      "a name with its letters is no dateline",
      `Raid on a depot\nThe Ridge Army (RA) said that twelve people were killed near the river.`,
      { headline: "Raid on a depot", body: "The Ridge Ar" },
    ],
  ])("%s", (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  test("nothing, and what is no text", () => {
    for (const text of ["", "\n\n\n", "x", "— \n —", "\u0000\ud800"]) {
      expect(headingOf(text)).toMatchObject({ headline: null, outlet: null, publishedOn: null });
    }
  });

  test("takes no time, whatever is pasted", () => {
    for (const text of [
      "A (".repeat(200_000),
      "a, ".repeat(300_000),
      "\n".repeat(500_000),
      "A-".repeat(300_000),
    ]) {
      const begun = performance.now();
      headingOf(text);
      expect(performance.now() - begun).toBeLessThan(200);
    }
  });
});
