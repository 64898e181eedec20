import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { DeskHead } from "@/components/desk/desk-head";
import { QueueForm } from "@/components/desk/queue-form";
import { waitingWords } from "@/components/wording/desk-words";
import { counted } from "@/lib/domain/counted";
import { queue } from "@/lib/queries/queue";
import { isId } from "@/lib/schemas/fields";
import { newForm } from "@/lib/schemas/form";
import { type WaitingKind, waitingKinds } from "@/lib/schemas/queue";
import { requireStaff } from "@/lib/web/session";
import { queueAction } from "./actions";

export const metadata: Metadata = { title: "Queue" };

interface Asked {
  kind: WaitingKind | undefined;
  incident: string | undefined;
  mine: boolean;
  from: number;
}

export default guarded(async function QueuePage(props: PageProps<"/desk/queue">) {
  const { actor } = await requireStaff("assess");
  const asked = askedFor(await props.searchParams);
  const { entries, counts, next } = await queue(actor, asked, new Date());
  const all = waitingKinds.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <>
      <DeskHead title="Queue" back={{ href: "/desk", label: "Desk" }}>
        <p>What waits for an editor, the most consequential first.</p>
        <nav aria-label="Filters" className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-small">
          <Filter
            asked={asked}
            change={{ kind: undefined, mine: false }}
            isOn={!asked.kind && !asked.mine}
          >
            Everything ({all})
          </Filter>
          {waitingKinds.map((kind) => (
            <Filter key={kind} asked={asked} change={{ kind }} isOn={asked.kind === kind}>
              {waitingWords[kind]} ({counts[kind]})
            </Filter>
          ))}
          <Filter asked={asked} change={{ mine: !asked.mine }} isOn={asked.mine}>
            Mine
          </Filter>
        </nav>
      </DeskHead>
      {entries.length === 0 ? (
        <p className="pb-12">Nothing waits here.</p>
      ) : (
        <QueueForm
          action={queueAction}
          form={newForm()}
          me={actor.kind === "user" ? actor.id : ""}
          entries={entries}
        />
      )}
      {(next !== null || asked.from > 0) && (
        <p className="flex gap-6 border-t border-hairline py-4 text-small">
          {asked.from > 0 && (
            <a href={address({ ...asked, from: 0 })}>The incidents changed last</a>
          )}
          {next !== null && (
            <a href={address({ ...asked, from: next })}>
              Incidents that changed longer ago (after the first {counted(next, "incident")})
            </a>
          )}
        </p>
      )}
    </>
  );
});

function Filter(props: {
  asked: Asked;
  change: Partial<Asked>;
  isOn: boolean;
  children: React.ReactNode;
}) {
  const { asked, change, isOn, children } = props;
  return (
    <a
      href={address({ ...asked, ...change })}
      aria-current={isOn ? "true" : undefined}
      className={isOn ? "font-semibold" : ""}
    >
      {children}
    </a>
  );
}

function address({ kind, incident, mine, from }: Asked): string {
  const query = new URLSearchParams({
    ...(kind && { kind }),
    ...(incident && { incident }),
    ...(mine && { mine: "yes" }),
    ...(from > 0 && { from: `${from}` }),
  });
  return query.size > 0 ? `/desk/queue?${query}` : "/desk/queue";
}

function askedFor(given: Record<string, string | string[] | undefined>): Asked {
  const { kind, incident, mine, from } = given;
  const number = Number(from);
  return {
    kind: waitingKinds.find((one) => one === kind),
    incident: typeof incident === "string" && isId(incident) ? incident : undefined,
    mine: mine === "yes",
    from: Number.isSafeInteger(number) && number > 0 ? Math.min(number, 1_000_000) : 0,
  };
}
