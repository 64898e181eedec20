"use client";

import { useActionState } from "react";
import { sentByCtrlEnter } from "@/components/form/form-frame";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { statusChoices, waitingWords } from "@/components/wording/desk-words";
import type { FormState } from "@/lib/schemas/form";
import type { WaitingItem } from "@/lib/schemas/queue";
import { QueueKeys } from "./queue-keys";

interface Entry extends WaitingItem {
  assigned: { id: string; name: string } | null;
  looking: string[];
  decides: { claimNumber: number; openedOn: number; saw: string } | null;
}

/** The queue: each item with why it is there, and one decision for all claims that are ticked. */
export function QueueForm(props: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  form: FormState;
  me: string;
  entries: readonly Entry[];
}) {
  const { action, form, me, entries } = props;
  const [state, send, isPending] = useActionState(action, form);
  const ticked = state.ok ? [] : (state.values.claims ?? []);
  const isRefused = !state.ok && state.message !== null;
  return (
    <form
      action={send}
      noValidate
      aria-busy={isPending}
      onKeyDown={sentByCtrlEnter}
      className="pb-12"
    >
      {isRefused && (
        <ErrorSummary message={state.message ?? ""} issues={state.issues} idOf={idOf} />
      )}
      {state.ok && (
        <p role="status" className="mb-4 border-s-4 border-ink ps-3 font-semibold">
          {state.message}
        </p>
      )}
      <QueueKeys />
      {/* The first button of a form is the one that Enter presses: not whatever takes the first item. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Decide on all that are ticked
      </button>
      <input type="hidden" name="key" value={state.key} />
      <ol id="queue-claims">
        {entries.map((entry) => (
          <li
            key={`${entry.kind} ${entry.key}`}
            tabIndex={-1}
            data-queue-item=""
            className="border-t border-hairline py-3 focus:border-s-4 focus:border-s-ink focus:ps-3"
          >
            <Item entry={entry} me={me} isTicked={ticked.includes(entry.claim ?? "")} />
          </li>
        ))}
      </ol>
      <fieldset className="mt-8 max-w-[46rem] border-t-2 border-ink pt-3">
        <legend className="sr-only">One decision for all claims that are ticked</legend>
        <p className="font-semibold">One decision for all claims that are ticked</p>
        <p className="text-small text-muted">
          Each is written as it was seen here. If one of them changed meanwhile, none is.
        </p>
        <div id="queue-status" tabIndex={-1} className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
          {bulk.map((status) => (
            <label key={status} className="flex items-baseline gap-2">
              <input
                type="radio"
                name="status"
                value={status}
                defaultChecked={state.values.status?.[0] === status}
              />
              {statusChoices[status]}
            </label>
          ))}
        </div>
        <label htmlFor="queue-rationale" className="mt-3 block font-semibold">
          One rationale
        </label>
        <textarea
          key={state.key}
          id="queue-rationale"
          name="rationale"
          rows={3}
          dir="auto"
          defaultValue={state.ok ? "" : (state.values.rationale?.[0] ?? "")}
          className="mt-1 block w-full border border-ink bg-paper px-2 py-1.5 text-body text-ink"
        />
        <div className="mt-3">
          <Button>Decide on all that are ticked</Button>
        </div>
      </fieldset>
    </form>
  );
}

function Item({ entry, me, isTicked }: { entry: Entry; me: string; isTicked: boolean }) {
  const { kind, key, title, why, incident, href, claim, decides, assigned, looking } = entry;
  const isMine = assigned?.id === me;
  return (
    <div className="flex items-baseline gap-3">
      {claim !== null && decides ? (
        <>
          <input
            type="checkbox"
            name="claims"
            value={claim}
            defaultChecked={isTicked}
            aria-label={`Tick ${title}`}
          />
          <input type="hidden" name={`decides.${claim}`} value={JSON.stringify(decides)} />
        </>
      ) : (
        <span aria-hidden="true" className="w-[13px] shrink-0" />
      )}
      <div className="min-w-0 flex-1">
        <p className="text-small text-muted">
          {waitingWords[kind]}
          {incident && (
            <>
              {" · "}
              <a href={`/desk/incidents/${incident.id}`}>{incident.title}</a>
            </>
          )}
        </p>
        <p className="py-1">
          <a href={href} data-queue-open="" className="font-semibold wrap-anywhere">
            {title}
          </a>
        </p>
        <ul className="max-w-[46rem] text-small">
          {why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-small">
          {assigned && <span>{isMine ? "You have it." : `${assigned.name} has it.`}</span>}
          {looking.length > 0 && (
            <span className="font-semibold">{looking.join(", ")} looks at it now.</span>
          )}
          <button
            type="submit"
            name="attend"
            value={`${isMine ? "leave" : "take"} ${key}`}
            data-queue-take=""
            className="py-1 underline"
          >
            {isMine ? "Let it go" : "Assign to me"}
          </button>
        </p>
      </div>
    </div>
  );
}

function idOf(path: string): string | undefined {
  if (path.startsWith("claims")) return "queue-claims";
  return { status: "queue-status", rationale: "queue-rationale" }[path];
}

const bulk = ["uncorroborated", "contested", "discounted", "retracted"] as const;
