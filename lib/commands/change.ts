import "server-only";
import type { z } from "zod";
import { db, type Tx } from "@/lib/db";
import { type Action, type Actor, can } from "@/lib/domain/permissions";
import { AppError } from "@/lib/errors";
import { complaint } from "./complaints";
import { translated } from "./refusals";
import { writtenOnce } from "./submission";

/** A change under way: one transaction, one actor, and the log that it must write before it ends. */
export interface Change {
  tx: Tx;
  actor: Actor;
  /** Writes the entry for every row written since the last; without it the commit is refused. */
  log(entry: LogEntry): Promise<{ seq: bigint; at: Date }>;
}

export interface LogEntry {
  verb: string;
  subject: { kind: string; id: string | null };
  old?: unknown;
  new?: unknown;
  why?: string | null | undefined;
}

/**
 * A command: authorise, parse, one transaction (load, decide, write, log). Called alone it is its
 * own change; called within one it holds or falls with it. Throws AppError.
 */
export interface Command<Input, Output> {
  /** What its actor needs leave for: whoever reads a form may ask before reading it. */
  readonly action: Action;
  (actor: Actor, input: Input, within?: Change): Promise<Output>;
  /**
   * The same for a form, which carries a key (a UUID) of its own: sent again by the same person it
   * writes nothing, and gives the answer of the first time. `answer` is what the person is told, or
   * where they go next. Sent again with other words it is a `conflict`: nothing of them was written.
   */
  once(
    actor: Actor,
    input: Input,
    key: string,
    answer: (output: Output) => string,
  ): Promise<string>;
}

/** Makes a command of what it needs leave for, what it takes, and what it does. */
export function verb<S extends z.ZodType, Output>(
  action: Action,
  schema: S,
  run: (change: Change, input: z.output<S>) => Promise<Output>,
  patience = usualPatience,
): Command<z.input<S>, Output> {
  const command = async (actor: Actor, input: z.input<S>, within?: Change): Promise<Output> => {
    authorise(actor, action);
    const parsed = parse(schema, input);
    if (within) return run(within, parsed);
    return inOneChange(actor, action, (change) => run(change, parsed), patience);
  };
  const once: Command<z.input<S>, Output>["once"] = async (actor, input, key, answer) => {
    authorise(actor, action);
    const parsed = parse(schema, input);
    return inOneChange(
      actor,
      action,
      (change) =>
        writtenOnce(change, action, key, input, async () => answer(await run(change, parsed))),
      patience,
    );
  };
  return Object.assign(command, { once, action });
}

/** How long a change may take, in milliseconds, and for one that goes through all that is recorded. */
const usualPatience = 120_000;
export const longPatience = 3_600_000;

/** Runs several verbs as one change: all of them hold, or none. */
export async function inOneChange<T>(
  actor: Actor,
  action: Action,
  run: (change: Change) => Promise<T>,
  patience = usualPatience,
): Promise<T> {
  try {
    return await db().$transaction(
      async (tx) => {
        // Readers' statements are given up sooner than those of a change, and its wait for others.
        const limit = String(patience > usualPatience ? patience : 60_000);
        await tx.$queryRaw`SELECT set_config('statement_timeout', ${limit}, true)`;
        // Writers queue here, so that what is read to decide is still so at the commit.
        await tx.$queryRaw`SELECT open_change()`;
        const current = await currentActor(tx, actor);
        authorise(current, action);
        return run({ tx, actor: current, log: (entry) => append(tx, current, entry) });
      },
      { maxWait: 60_000, timeout: patience },
    );
  } catch (error) {
    throw translated(error);
  }
}

/** The same change in another's name: what the machine does of itself while a person's command runs. */
export function actingAs(change: Change, actor: Actor): Change {
  return { tx: change.tx, actor, log: (entry) => append(change.tx, actor, entry) };
}

/** Throws `forbidden`, or `unauthenticated` for somebody not signed in. */
export function authorise(actor: Actor, action: Action): void {
  if (can(actor, action)) return;
  if (actor.kind === "anonymous") throw new AppError("unauthenticated", "Sign in to do this.");
  throw new AppError("forbidden", "Your role does not allow this.");
}

/** Parses an input or throws `invalid` with an issue for each place that is wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const { data, error } = schema.safeParse(input, { error: complaint });
  if (!error) return data;
  const issues = error.issues.map((issue) => ({
    path: pathText(issue.path),
    message: issue.message,
  }));
  const [first] = issues;
  const place = first?.path ? `${first.path}: ` : "";
  throw new AppError("invalid", `${place}${first?.message ?? "The input is not valid."}`, issues);
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) =>
      typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${String(step)}`,
    )
    .join("");
}

// A role may have been taken away since the form was opened: what counts is the role of this moment.
async function currentActor(tx: Tx, actor: Actor): Promise<Actor> {
  if (actor.kind !== "user") return actor;
  const user = await tx.user.findUnique({
    where: { id: actor.id },
    select: { role: true, disabledAt: true },
  });
  if (!user || user.disabledAt !== null) {
    throw new AppError("unauthenticated", "This account is no longer open. Ask an admin.");
  }
  return { ...actor, role: user.role };
}

async function append(tx: Tx, actor: Actor, entry: LogEntry): Promise<{ seq: bigint; at: Date }> {
  const kind = actor.kind === "anonymous" ? "system" : actor.kind;
  const id = actor.kind === "user" || actor.kind === "token" ? actor.id : null;
  const role = roleOf(actor);
  const payload = JSON.stringify({
    old: entry.old ?? null,
    new: entry.new ?? null,
    why: entry.why ?? null,
  });
  const [row] = await tx.$queryRaw<{ seq: bigint; at: Date }[]>`
    SELECT seq, at FROM append_log(${kind}::actor_kind, ${id}::uuid, ${role}, ${entry.verb},
      ${entry.subject.kind}, ${entry.subject.id}::uuid, ${payload}::jsonb)`;
  if (!row) throw new Error("the log did not answer");
  return row;
}

/** What the log calls somebody: by their role, a script by its name, and whoever has no account a reader. */
function roleOf(actor: Actor): string | null {
  if (actor.kind === "user") return actor.role;
  if (actor.kind === "system") return actor.name;
  return actor.kind === "anonymous" ? "reader" : null;
}
