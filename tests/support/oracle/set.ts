/** What the voices of a comparable set say now. */
import type { Assertion, CountClaim, Facts } from "@/lib/domain/facts";
import { knownBefore, type Period } from "@/lib/domain/timeline";
import { sameMeasure, windowOf } from "./comparing";
import { allows, areApart, isInside, setOfNumbers, universe } from "./numbers";
import { declaredOrigin, hasSpeaker, isKnown, joined, partyOf, speakers } from "./whose-word";

interface Utterance {
  origin: string;
  numbers: Set<number>;
}

/** One comparable set, with whose word each of its claims is. */
export class OracleSet {
  private readonly answers = new Map<string, { origin?: string; says?: Set<number> }>();
  private heard: readonly Utterance[] | undefined;

  constructor(
    readonly claims: readonly CountClaim[],
    readonly facts: Facts,
  ) {}

  get first(): CountClaim {
    const [first] = this.claims;
    if (!first) throw new Error("A set has a claim.");
    return first;
  }

  /** The incident's period, or the most precise of the windows, somebody's before nobody's. */
  get window(): Period {
    const given = this.claims.filter((one) => windowOf(one, this.facts.period));
    const text = ({ window }: CountClaim) => `${window?.start}/${window?.end}`;
    const nobodys = ({ chain }: CountClaim) =>
      chain.findLast((hop) => hop.function === "speaks")?.party ? 0 : 1;
    const [best] = given.sort(
      (a, b) =>
        nobodys(a) - nobodys(b) || text(b).length - text(a).length || (text(a) < text(b) ? -1 : 1),
    );
    return best?.window ?? this.facts.period;
  }

  originOf(claim: Assertion): string {
    const answer = this.answers.get(claim.id)?.origin;
    if (answer) return answer;
    const about = this.first.measure;
    const dependences = this.facts.dependences.filter((d) => sameMeasure(d.measure, about));
    const origin = declaredOrigin(claim, this.claims, dependences, this.facts);
    this.answers.set(claim.id, { origin });
    return origin;
  }

  /** Known origins with a figure that takes part and a speaker. */
  voices(): string[] {
    return [...new Set(this.own().map((claim) => this.originOf(claim)))].filter(isKnown);
  }

  /** The numbers that an origin allows now. */
  says(id: string): Set<number> {
    const answer = this.answers.get(id)?.says;
    if (answer) return answer;
    const figures = this.standingClaims(id).map((claim) => claim.figure);
    const says = new Set(universe.filter((n) => figures.every((one) => allows(one, n))));
    this.answers.set(id, { says });
    return says;
  }

  /** What may contradict: what it says, or each of its figures where it contradicts itself. */
  utterances(): readonly Utterance[] {
    this.heard ??= this.listen();
    return this.heard;
  }

  private listen(): Utterance[] {
    const known = this.voices().flatMap((origin) => {
      const says = this.says(origin);
      if (says.size > 0) return [{ origin, numbers: says }];
      return this.standingClaims(origin).map((claim) => ({
        origin,
        numbers: setOfNumbers(claim.figure),
      }));
    });
    const nobodys = this.claims
      .filter((claim) => takesPart(claim) && !isKnown(this.originOf(claim)))
      .map((claim) => ({ origin: this.originOf(claim), numbers: setOfNumbers(claim.figure) }));
    return [...known, ...nobodys];
  }

  standingClaims(id: string): CountClaim[] {
    const own = this.own().filter((claim) => this.originOf(claim) === id);
    const unsuperseded = own.filter((old) => !own.some((one) => supersedes(one, old)));
    const direct = unsuperseded.filter((claim) => this.isDirect(claim));
    return direct.length > 0 ? direct : unsuperseded;
  }

  private own(): CountClaim[] {
    return this.claims.filter((claim) => takesPart(claim) && hasSpeaker(claim));
  }

  private isDirect(claim: CountClaim): boolean {
    const party = partyOf(claim, this.claims, this.facts);
    const dependences = this.facts.dependences.filter(
      (d) => d.kind === "join" && sameMeasure(d.measure, this.first.measure),
    );
    const joins = (one: string) => joined(one, dependences, this.facts);
    return speakers(claim, this.facts).every((one) => one !== null && joins(one) === joins(party));
  }
}

export function takesPart(claim: CountClaim): boolean {
  return claim.figure.form !== "vague" && claim.basis !== "projection";
}

function supersedes(later: Assertion, earlier: Assertion): boolean {
  if (!isKnownLater(later, earlier)) return false;
  const [a, b] = [later.figure, earlier.figure];
  const inside = isInside(a, b) && !isInside(b, a);
  return inside || areApart(setOfNumbers(a), setOfNumbers(b));
}

export function isKnownLater(later: Assertion, earlier: Assertion): boolean {
  const when = later.assertedOn;
  if (when === null) return false;
  return [earlier.assertedOn, earlier.publishedOn].some((date) => date && knownBefore(date, when));
}
