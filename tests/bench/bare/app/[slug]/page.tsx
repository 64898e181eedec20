import { connection } from "next/server";
import pg from "pg";
import { z } from "zod";
import { incidentSql } from "../../../incident-sql";

/*
 * The bare page: the rows of the same statement, printed by plain components of the server, without
 * styles, a chart, a judgement or anything else that the product adds.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const row = z.object({ json: z.string() });
interface Claim {
  id: string;
  quote: string;
  hedge: string;
  assertedOn: string | null;
  figure: string;
  form: string;
  lower: number;
  upper: number | null;
  basis: string;
  printed: string;
  attackers: string;
  outcome: string;
  group: string;
  of: string | null;
  headline: string;
  url: string;
  publishedOn: string;
  outlet: string;
  status: string | null;
  chain: Hop[] | null;
}
interface Hop {
  party: string;
  function: string;
  verb: string | null;
  evidence: string | null;
  ground: string | null;
}
interface Incident {
  title: string;
  start: string;
  end: string;
  claims: Claim[];
}

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  await connection();
  const { slug } = await params;
  const { rows } = await pool.query({ name: "incident", text: incidentSql, values: [slug] });
  const incident: Incident = JSON.parse(row.parse(rows[0]).json);
  return (
    <main>
      <title>{incident.title}</title>
      <h1>{incident.title}</h1>
      <p>
        {incident.start} to {incident.end}
      </p>
      <ul>
        {incident.claims.map((claim) => (
          <Entry key={claim.id} claim={claim} />
        ))}
      </ul>
    </main>
  );
}

function Entry({ claim }: { claim: Claim }) {
  return (
    <li id={claim.id}>
      <h2>
        {claim.figure} ({claim.form}, {claim.lower} to {claim.upper ?? "…"})
      </h2>
      <p>
        {claim.outcome}, {claim.group}, {claim.of ?? "anybody's"}, {claim.printed}, {claim.basis},{" "}
        {claim.attackers}
      </p>
      <blockquote>{claim.quote}</blockquote>
      <p>
        <a href={claim.url}>{claim.headline}</a>, {claim.outlet}, {claim.publishedOn}
      </p>
      <p>
        {claim.hedge}, {claim.assertedOn}, {claim.status ?? "unreviewed"}
      </p>
      <ol>
        {claim.chain?.map((hop) => (
          <li key={hop.party}>
            {hop.party} {hop.function} {hop.verb} {hop.evidence} {hop.ground}
          </li>
        ))}
      </ol>
    </li>
  );
}
