/** What is published of an article: its versions, what claims were read in it, what it draws on. */
import { z } from "zod";
import { snapshotKinds } from "@/lib/domain/vocabulary";
import { articleRef, derivation, figure, partyRef, quote } from "./edition";

const incidentRef = z.object({ id: z.uuid(), slug: z.string(), title: z.string() });

/** A claim as an article's page gives it: where it stands, what it says, and whose it is. */
const articleClaim = z.object({
  id: z.uuid(),
  incident: incidentRef,
  /** The measure in words, or the kind of a claim without a figure. */
  about: z.string(),
  claimant: partyRef.nullable(),
  figure: figure.nullable(),
  quote,
});

/** Another article, as far as the same incidents quote it. */
const otherArticle = z.object({
  id: z.uuid(),
  /** Null where no published incident quotes it. */
  headline: z.string().nullable(),
  outlet: partyRef.nullable(),
});

const drawn = derivation
  .omit({ article: true, from: true })
  .extend({ other: otherArticle.nullable() });

/** `GET /api/v1/articles/{id}` */
export const articlePage = z.object({
  article: articleRef,
  /** Every text of it that was held when it was last published, oldest first. */
  versions: z.array(
    z.object({
      at: z.iso.datetime(),
      kind: z.enum(snapshotKinds),
      /** Hexadecimal SHA-256 of the text in UTF-8; null once redacted. */
      sha256: z.string().nullable(),
    }),
  ),
  /** The newest of them, where the article is free to show; null of every other. */
  wholeText: z
    .object({
      /** When it was recorded. */
      at: z.iso.datetime(),
      /** With bars over what was redacted and labels over names that are withheld; null once redacted whole. */
      text: z.string().nullable(),
      /** The licence or leave that an editor names. */
      reason: z.string(),
    })
    .nullable(),
  /** The incidents whose newest editions quote it, at most fifty. */
  incidents: z.array(incidentRef),
  /** In the order of the text. */
  claims: z.array(articleClaim),
  derivesFrom: z.array(drawn),
  derivedBy: z.array(drawn),
});

export type ArticlePage = z.infer<typeof articlePage>;
export type ArticleClaim = z.infer<typeof articleClaim>;
