import { expect, test } from "vitest";
import { declareDependence, withdrawDependence } from "@/lib/commands/dependences";
import { publishIncident } from "@/lib/commands/editions";
import { rehearseOn } from "@/lib/commands/rehearsal";
import { db } from "@/lib/db";
import { judge } from "@/lib/domain/judgement";
import { factsOf } from "@/lib/editions/live";
import { liveIncident } from "@/lib/facts/live";
import { editionJson, publishedIncident } from "@/lib/queries/incidents";
import { useDatabase } from "../support/database";
import { deskScene, somebody } from "./desk-scene";
import { refused } from "./support/refused";

const { ownerPool } = useDatabase();
const measure = { outcome: "killed" as const, group: "security_forces" };

async function standingOf(incident: string) {
  const { measures } = judge(factsOf(await liveIncident(db(), incident, "own")));
  return measures.map(({ standing, origins }) => [standing.value, origins.length]);
}

test("an editor joins two parties in a measure, sees first what that does, and takes it back", async () => {
  const { incident, army, residents } = await deskScene("joined");
  const editor = await somebody("editor", "joins");
  expect(await standingOf(incident)).toEqual([["contested", 2]]);
  const input = {
    kind: "join" as const,
    incident,
    measure,
    party: residents,
    is: army,
    reason: "The residents read it out from the army’s own sheet.",
  };
  const lines = await rehearseOn(
    editor,
    "declare_dependence",
    declareDependence,
    input,
    async () => [incident],
  );
  expect(lines).toEqual([
    expect.stringMatching(/^killed: security forces: contested.*→ single origin/),
  ]);
  expect(await standingOf(incident)).toEqual([["contested", 2]]);

  await publishIncident(editor, { incident });
  const { id } = await declareDependence(editor, input);
  expect(await standingOf(incident)).toEqual([["single_origin", 1]]);
  // Readers are told whose word it is, and why, in the edition from then on and in none before.
  await publishIncident(editor, { incident });
  const [told] = (await publishedIncident("incident-joined"))?.measures ?? [];
  const names = { party: { name: "Residents joined" }, is: { name: "Army joined" } };
  const declared = { kind: "join", ...names, claims: [], reason: input.reason };
  expect(told?.dependences).toMatchObject([declared]);
  expect((await editionJson("incident-joined", 1))?.json).not.toContain("dependences");
  await withdrawDependence(editor, { id, reason: "The sheet was somebody else’s." });
  expect(await standingOf(incident)).toEqual([["contested", 2]]);
  await refused(ownerPool, () => withdrawDependence(editor, { id, reason: "Again." }), {
    code: "conflict",
    says: /withdrawn already/,
  });
});

test("an editor parts a claim from its party, and it is an origin of its own", async () => {
  const { incident, second } = await deskScene("parted");
  const editor = await somebody("editor", "parts");
  const input = {
    kind: "part" as const,
    incident,
    measure,
    claims: [second],
    reason: "Counted by hand.",
  };
  await declareDependence(editor, input);
  const { measures } = judge(factsOf(await liveIncident(db(), incident, "own")));
  const parted = measures.flatMap(({ claims }) => claims).find(({ claim }) => claim.id === second);
  expect(parted?.origin.id).toMatch(/^part:/);
});

test("nobody declares what is not there, and no analyst declares anything", async () => {
  const { incident, army, residents, first } = await deskScene("refused");
  const other = await deskScene("elsewhere");
  const editor = await somebody("editor", "refused");
  const join = {
    kind: "join" as const,
    incident,
    measure,
    party: residents,
    is: army,
    reason: "So.",
  };
  const tried = (input: Parameters<typeof declareDependence>[1]) => () =>
    declareDependence(editor, input);
  const analyst = await somebody("analyst", "refused-too");
  await refused(ownerPool, () => declareDependence(analyst, join), { code: "forbidden" });
  await refused(ownerPool, tried({ ...join, is: residents }), { code: "invalid", at: "is" });
  await refused(ownerPool, tried({ ...join, reason: " " }), { code: "invalid", at: "reason" });
  const uncounted = { ...measure, outcome: "injured" as const };
  await refused(ownerPool, tried({ ...join, measure: uncounted }), {
    code: "not_found",
    at: "measure",
  });
  const part = { kind: "part" as const, incident, measure, reason: "So." };
  await refused(ownerPool, tried({ ...part, claims: [] }), { code: "invalid", at: "claims" });
  await refused(ownerPool, tried({ ...part, claims: [first, other.first] }), {
    code: "conflict",
    at: "claims",
  });
});
