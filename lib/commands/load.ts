import "server-only";
import { rootOf } from "@/lib/domain/merge";
import type { Actor } from "@/lib/domain/permissions";
import { AppError, type Issue } from "@/lib/errors";
import { incidentFamily, partyMerges } from "@/lib/facts/merges";
import { type LoadFile, type LoadHop, loadFile } from "@/lib/schemas/load";
import { storeArticle } from "./articles";
import { authorise, type Change, inOneChange, parse } from "./change";
import { logClaim } from "./claims";
import { proposeCopies } from "./copies";
import { decideDerivation, proposeDerivation } from "./derivations";
import { isFreeToShow, markFreeToShow } from "./free-to-show";
import { enterIncident } from "./incidents";
import { decideLink, linkClaims } from "./links";
import { enterParty } from "./parties";
import { Places } from "./places";
import { hashOf, snapshotText } from "./snapshots";

export interface Loaded {
  /** False when this very text was entered before: nothing of it was written again. */
  entered: boolean;
  claims: number;
  /** The incidents that the file speaks of. */
  incidents: string[];
}

/**
 * Enters one file (docs/load.md) as one change: all of it holds, or nothing. An error says where in
 * the file it lies ("claims[2].chain[0].words"). A text that is held already is left as it stands.
 */
export async function loadArticle(actor: Actor, input: unknown): Promise<Loaded> {
  authorise(actor, "enter_article");
  const file = parse(loadFile, input);
  return inOneChange(actor, "enter_article", (change) => new Loading(change, file).run());
}

class Loading {
  private readonly parties = new Map<string, string>();
  private readonly incidents = new Map<string, string>();
  private readonly claims = new Map<string, string>();

  constructor(
    private readonly change: Change,
    private readonly file: LoadFile,
  ) {}

  async run(): Promise<Loaded> {
    const { file } = this;
    if (await this.isHeld())
      return { entered: false, claims: 0, incidents: await this.knownIncidents() };
    await this.enterParties();
    const article = await this.enterArticle();
    const places = new Places(article.text);
    await this.enterDerivations(article, places);
    await proposeCopies(this.change, article.snapshot);
    await this.enterIncidents();
    await this.logClaims(article, places);
    for (const [i, link] of file.links.entries()) await this.link(link, `links[${i}]`);
    return {
      entered: true,
      claims: file.claims.length,
      incidents: [...new Set(this.incidents.values())],
    };
  }

  private async isHeld(): Promise<boolean> {
    const { article, text } = this.file;
    const found = await this.change.tx.snapshot.findFirst({
      where: {
        sha256: hashOf(snapshotText(article.headline, text)),
        article: {
          revisions: { some: { url: article.url ?? null, next: null, enteredInError: false } },
        },
      },
      select: { id: true },
    });
    return found !== null;
  }

  private async knownIncidents(): Promise<string[]> {
    const slugs = this.file.incidents.map(({ slug }) => slug);
    const found = await this.change.tx.incident.findMany({
      where: { slug: { in: slugs } },
      select: { id: true },
    });
    return found.map(({ id }) => id);
  }

  // Ties may point forwards in the file, so parties come in the order in which their ties allow.
  private async enterParties(): Promise<void> {
    const { parties } = this.file;
    const waiting = new Map(parties.entries());
    for (const [i, party] of parties.entries()) {
      for (const member of ["key", "name"] as const) {
        if (parties.findIndex((other) => other[member] === party[member]) < i) {
          fail(`parties[${i}].${member}`, `The ${member} "${party[member]}" is given twice.`);
        }
      }
      const known = await this.knownParty(party.name, `parties[${i}].name`);
      if (known) {
        this.parties.set(party.key, known);
        waiting.delete(i);
      }
    }
    for (let entered = -1; waiting.size > 0 && entered !== this.parties.size; ) {
      entered = this.parties.size;
      for (const [i, party] of waiting) {
        if (!party.ties.every((tie) => this.parties.has(tie.to))) continue;
        const { key, ...content } = party;
        const ties = party.ties.map((tie) => ({ ...tie, to: this.parties.get(tie.to) ?? "" }));
        const { id } = await at(`parties[${i}]`, () =>
          enterParty(this.change.actor, { ...content, ties }, this.change),
        );
        this.parties.set(key, id);
        waiting.delete(i);
      }
    }
    for (const [i, party] of waiting) {
      for (const [j, tie] of party.ties.entries()) {
        const named = this.file.parties.some((other) => other.key === tie.to);
        const round = "The ties of these parties come round to themselves.";
        const nobody = `No party of the file has the key "${tie.to}".`;
        if (!this.parties.has(tie.to)) fail(`parties[${i}].ties[${j}].to`, named ? round : nobody);
      }
    }
  }

  private async knownParty(name: string, path: string): Promise<string | null> {
    const rows = await this.change.tx.partyRevision.findMany({
      where: { name, next: null, enteredInError: false },
      select: { partyId: true },
    });
    const merged = await partyMerges(this.change.tx);
    const found = [...new Set(rows.map(({ partyId }) => rootOf(partyId, merged)))];
    if (found.length > 1)
      fail(path, `Two parties are named "${name}" already; say which is meant.`);
    return found[0] ?? null;
  }

  private async enterArticle() {
    const { article, text } = this.file;
    const { freeToShow, ...content } = article;
    const outlet = this.party(article.outlet, "article.outlet");
    const entered = await at("article", () =>
      storeArticle(this.change.actor, { ...content, outlet, text }, this.change),
    );
    // Of an article that was free to show already, this is a further text, and its mark stands.
    if (freeToShow && !(await isFreeToShow(this.change.tx, entered.id))) {
      const mark = { article: entered.id, free: true, why: freeToShow };
      await at("article.freeToShow", () => markFreeToShow(this.change.actor, mark, this.change));
    }
    return entered;
  }

  private async enterDerivations(
    article: { id: string; snapshot: string },
    places: Places,
  ): Promise<void> {
    for (const [i, derivation] of this.file.derivations.entries()) {
      const path = `derivations[${i}]`;
      const { fromUrl, wireOf, creditLine, ...rest } = derivation;
      const span = creditLine ? places.inText(creditLine, `${path}.creditLine`) : undefined;
      const { id, number } = await at(path, async () =>
        proposeDerivation(
          this.change.actor,
          {
            ...rest,
            article: article.id,
            from: fromUrl ? await this.articleAt(fromUrl, `${path}.fromUrl`) : undefined,
            wireOf: wireOf ? this.party(wireOf, `${path}.wireOf`) : undefined,
            creditLine: span ? { snapshot: article.snapshot, ...span } : undefined,
          },
          this.change,
        ),
      );
      await at(path, () =>
        decideDerivation(
          this.change.actor,
          { id, openedOn: number, decision: "accepted", reason: derivation.reason },
          this.change,
        ),
      );
    }
  }

  private async articleAt(url: string, path: string): Promise<string> {
    const found = await this.change.tx.articleRevision.findFirst({
      where: { url, next: null, enteredInError: false },
      select: { articleId: true },
    });
    return found?.articleId ?? fail(path, `No article at ${url} is held. Enter it first.`);
  }

  private async enterIncidents(): Promise<void> {
    for (const [i, incident] of this.file.incidents.entries()) {
      const path = `incidents[${i}]`;
      const { key, parent, participants, ...content } = incident;
      if (this.incidents.has(key)) fail(`${path}.key`, `The key "${key}" is given twice.`);
      const known = await this.incidentOf(incident.slug);
      if (known) {
        this.incidents.set(key, known);
        continue;
      }
      const above = parent ? await this.incidentOf(parent) : undefined;
      if (parent && !above) fail(`${path}.parent`, `There is no incident with the slug ${parent}.`);
      const { id } = await at(path, () =>
        enterIncident(
          this.change.actor,
          {
            ...content,
            parent: above ?? undefined,
            participants: participants.map((one, j) => ({
              ...one,
              party: this.party(one.party, `${path}.participants[${j}].party`),
            })),
          },
          this.change,
        ),
      );
      this.incidents.set(key, id);
    }
  }

  private async incidentOf(slug: string): Promise<string | null> {
    const found = await this.change.tx.incident.findUnique({
      where: { slug },
      select: { id: true },
    });
    return found && (await incidentFamily(this.change.tx, found.id)).root;
  }

  // A denial may name a claim further down, so denials come last.
  private async logClaims(article: { snapshot: string }, places: Places): Promise<void> {
    const all = [...this.file.claims.entries()];
    const ordered = [
      ...all.filter(([, claim]) => claim.kind !== "denial"),
      ...all.filter(([, claim]) => claim.kind === "denial"),
    ];
    for (const [i, claim] of ordered) {
      const path = `claims[${i}]`;
      if (claim.key && this.claims.has(claim.key)) {
        fail(`${path}.key`, `The key "${claim.key}" is given twice.`);
      }
      const input = this.claimInput(claim, article.snapshot, places, path);
      const { id } = await at(path, () => logClaim(this.change.actor, input, this.change));
      if (claim.key) this.claims.set(claim.key, id);
    }
  }

  private claimInput(
    claim: LoadFile["claims"][number],
    snapshot: string,
    places: Places,
    path: string,
  ): Parameters<typeof logClaim>[1] {
    const quote = places.inText(claim.quote, `${path}.quote`);
    const any = {
      incident: this.incident(claim.incident, `${path}.incident`),
      snapshot,
      quote,
      chain: claim.chain.map((hop, j) => this.hop(hop, quote, places, `${path}.chain[${j}]`)),
      hedge: claim.hedge,
      assertedOn: claim.assertedOn,
      translation: claim.translation,
    };
    switch (claim.kind) {
      case "count": {
        const { figure, outcome, group, of, basis, window, attackersIncluded } = claim;
        const span = places.inQuote(figure.words, quote, `${path}.figure.words`);
        return {
          ...any,
          kind: "count",
          figure: { span, sum: figure.sum, reading: figure.reading },
          measure: { outcome, group, of: of ? this.party(of, `${path}.of`) : undefined },
          basis,
          window,
          attackersIncluded,
          groupAsPrinted: claim.groupAsPrinted,
          filingReason: claim.filingReason,
        };
      }
      case "responsibility": {
        const holdsResponsible = this.party(claim.holdsResponsible, `${path}.holdsResponsible`);
        return { ...any, kind: "responsibility", holdsResponsible };
      }
      case "denial": {
        const { denies } = claim;
        if ("claim" in denies) {
          const denied = this.claim(denies.claim, `${path}.denies.claim`);
          return { ...any, kind: "denial", denies: { claim: denied } };
        }
        const of = denies.of ? this.party(denies.of, `${path}.denies.of`) : undefined;
        return { ...any, kind: "denial", denies: { measure: { ...denies, of } } };
      }
      case "other":
        return { ...any, kind: "other" };
    }
  }

  private hop(hop: LoadHop, quote: { start: number; end: number }, places: Places, path: string) {
    const { words, party, ...rest } = hop;
    return {
      ...rest,
      party: party ? this.party(party, `${path}.party`) : undefined,
      span: words ? places.nearQuote(words, quote, `${path}.words`) : undefined,
    };
  }

  private async link(link: LoadFile["links"][number], path: string): Promise<void> {
    const claim = this.claim(link.claim, `${path}.claim`);
    const other = this.claim(link.other, `${path}.other`);
    const { id } = await at(path, () =>
      linkClaims(this.change.actor, { ...link, claim, other }, this.change),
    );
    await at(path, () =>
      decideLink(
        this.change.actor,
        { id, openedOn: 1, decision: "accepted", reason: link.reason },
        this.change,
      ),
    );
  }

  private party(key: string, path: string): string {
    return this.parties.get(key) ?? fail(path, `No party of the file has the key "${key}".`);
  }

  private incident(key: string, path: string): string {
    return this.incidents.get(key) ?? fail(path, `No incident of the file has the key "${key}".`);
  }

  private claim(key: string, path: string): string {
    return this.claims.get(key) ?? fail(path, `No claim of the file has the key "${key}".`);
  }
}

/** Runs a verb; what it refuses is told with the place in the file first. */
async function at<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.issues.some((issue) => issue.path.startsWith(path))) {
      throw error;
    }
    const issues: Issue[] = error.issues.map((issue) => ({
      path: issue.path ? `${path}.${inFile(issue.path)}` : path,
      message: issue.message,
    }));
    const place = issues[0]?.path ?? path;
    const message = issues[0]?.message ?? error.message;
    throw new AppError(
      error.code,
      `${place}: ${message}`,
      issues.length > 0 ? issues : [{ path, message }],
    );
  }
}

// Where the file and the command call a place differently: the file has words where it has offsets.
function inFile(path: string): string {
  return path
    .replace(/^(denies\.)?measure\./, "$1")
    .replace(/span$/, "words")
    .replace(/^figure$/, "figure.words");
}

function fail(path: string, message: string): never {
  throw new AppError("invalid", `${path}: ${message}`, [{ path, message }]);
}
