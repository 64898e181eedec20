/** A file (docs/load.md) with one article of its own, and three claims about one incident. */
export function articleFile(name: string, number: number) {
  const claim = (words: string, outcome: string) => ({
    kind: "count",
    incident: "quay",
    quote: `${words} people were ${outcome} at Low Quay`,
    figure: { words },
    outcome,
    group: "people",
    chain: [{ party: "harbour-office", function: "speaks", ground: "inference" }],
  });
  return {
    counterclaim: 1,
    article: {
      outlet: "courier",
      headline: `Report ${name}`,
      url: `https://example.org/courier/${name}`,
      publishedOn: "2026-03-03",
      language: "en",
      kind: "stand_in",
    },
    text: [
      `${number} people were killed at Low Quay, the harbour office said.`,
      `${number + 1} people were injured at Low Quay, it said.`,
      `${number + 2} people were displaced at Low Quay, it said.`,
    ].join("\n\n"),
    parties: [
      { key: "courier", name: "The Low Quay Courier", kind: "outlet" },
      { key: "harbour-office", name: "Low Quay harbour office", kind: "government_body" },
    ],
    incidents: [
      {
        key: "quay",
        slug: "low-quay",
        title: "Low Quay",
        period: { start: "2026-03-02", end: "2026-03-02" },
      },
    ],
    claims: [
      claim(`${number}`, "killed"),
      claim(`${number + 1}`, "injured"),
      claim(`${number + 2}`, "displaced"),
    ],
  };
}
