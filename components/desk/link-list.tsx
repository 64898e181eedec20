import { momentInWords } from "@/components/wording/dates";
import { decisionWords } from "@/components/wording/derivation-words";
import { Shown } from "@/components/wording/shown";
import { capitalised } from "@/components/wording/words";
import type { Decision, LinkKind } from "@/lib/domain/vocabulary";

interface Claim {
  id: string;
  quote: string | null;
  outlet: string;
}

export interface Link {
  id: string;
  kind: LinkKind;
  claim: Claim;
  other: Claim;
  decision: Decision;
}

export interface Dependence {
  id: string;
  measure: { outcome: string; group: string; of: string | null };
  says: { kind: "join"; party: string; is: string } | { kind: "part"; claims: readonly Claim[] };
  reason: string;
  at: string;
  who: string | null;
  withdrawn: { reason: string; at: string } | null;
}

/** The links between an incident's claims. */
export function LinkList({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return <p>No link is proposed or recorded.</p>;
  return (
    <ul>
      {links.map((link) => (
        <li key={link.id} className="border-t border-hairline py-3">
          <LinkSentence link={link} />
          <p className="text-small text-muted">
            {capitalised(decisionWords[link.decision])}.{" "}
            <a href={`/desk/links/${link.id}`}>Look at it</a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Both quotes, and what ties them. */
export function LinkSentence({ link: { kind, claim, other } }: { link: Link }) {
  return (
    <>
      <ClaimWords claim={claim} />
      <p className="text-small text-muted">
        {kind === "part_of" ? "is part of" : "describes the same people as"}
      </p>
      <ClaimWords claim={other} />
    </>
  );
}

/** What editors declared of an incident's origins. */
export function DependenceList({ dependences }: { dependences: readonly Dependence[] }) {
  if (dependences.length === 0) return <p>No dependence is declared.</p>;
  return (
    <ul>
      {dependences.map((one) => (
        <li key={one.id} className="border-t border-hairline py-3">
          <DependenceSentence dependence={one} />
          {!one.withdrawn && (
            <p className="text-small">
              <a href={`/desk/dependences/${one.id}`}>Look at it</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was declared, why, by whom, and whether it was taken back. */
export function DependenceSentence({ dependence }: { dependence: Dependence }) {
  const { measure, says, reason, who, at, withdrawn } = dependence;
  return (
    <>
      <p>
        {capitalised(measure.outcome)}, <Shown text={measure.group} />
        {measure.of !== null && (
          <>
            {" "}
            of <Shown text={measure.of} />
          </>
        )}
        :{" "}
        {says.kind === "join" ? (
          <>
            the figure of{" "}
            <strong>
              <Shown text={says.party} />
            </strong>{" "}
            is that of{" "}
            <strong>
              <Shown text={says.is} />
            </strong>
            .
          </>
        ) : (
          "an origin of its own:"
        )}
      </p>
      {says.kind === "part" &&
        says.claims.map((claim) => <ClaimWords key={claim.id} claim={claim} />)}
      <p className="whitespace-pre-line">Why: {reason}</p>
      <p className="text-small text-muted">
        {who !== null && `${who}, `}
        {momentInWords(at)}
      </p>
      {withdrawn && (
        <p>
          Withdrawn, {momentInWords(withdrawn.at)}: {withdrawn.reason}
        </p>
      )}
    </>
  );
}

function ClaimWords({ claim: { id, quote, outlet } }: { claim: Claim }) {
  return (
    <p>
      <a href={`/desk/claims/${id}`} className="font-serif">
        {quote === null ? "Redacted" : <Shown text={`“${quote}”`} />}
      </a>{" "}
      (<Shown text={outlet} />)
    </p>
  );
}
