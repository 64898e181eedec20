import { useState, useTransition } from "react";
import { optionsOf, partyKindWords } from "@/components/wording/desk-words";
import { Shown } from "@/components/wording/shown";
import { hidesSomething, mixesScripts } from "@/lib/domain/look-alike";
import type { EnterInPlace, NewPartyAnswer } from "@/lib/schemas/party-picking";
import { forgetParties } from "./parties-found";

/** Enters a party without leaving the form: its name as typed and its kind; the rest comes later. */
export function NewPartyPanel(props: {
  typed: string;
  enter: EnterInPlace;
  onEntered: (party: { id: string; name: string }) => void;
  onLeft: () => void;
}) {
  const { typed, enter, onEntered, onLeft } = props;
  const [kind, setKind] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const [answer, setAnswer] = useState<NewPartyAnswer | null>(null);
  const [isPending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      if (kind === "") {
        setAnswer({ kind: "refused", message: "Choose what kind of party it is." });
        return;
      }
      const isMeant = answer?.kind === "alike";
      const next = await enter({ name: typed, kind, key, isMeant }).catch(
        (): NewPartyAnswer => ({ kind: "refused", message: "The connection was lost. Try again." }),
      );
      setAnswer(next);
      if (next.kind !== "entered") return;
      forgetParties();
      onEntered(next);
    });
  return (
    <fieldset className="mt-2 border border-ink p-3">
      <legend className="px-1 font-semibold">New party</legend>
      <p>
        <Shown text={typed} />
      </p>
      <NameWarnings name={typed} />
      <label className="mt-2 block">
        Kind
        <select
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          className="block w-full border border-ink bg-paper px-2 py-1.5"
        >
          <option value="">Choose …</option>
          {optionsOf(partyKindWords).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
      <div role="status" className="mt-2 text-small">
        {answer?.kind === "refused" && <p className="font-semibold">{answer.message}</p>}
        {answer?.kind === "alike" && (
          <p className="font-semibold">
            There is a party whose name looks like this one:{" "}
            {answer.others.map(({ name }) => `“${name}”`).join(", ")}. Choose it from the list, or
            enter this one as another.
          </p>
        )}
      </div>
      <div className="mt-2 flex gap-4">
        <button type="button" onClick={send} className="border border-ink px-3 py-1">
          {isPending ? "Entering …" : answer?.kind === "alike" ? "It is another one" : "Enter it"}
        </button>
        <button type="button" onClick={onLeft} className="underline">
          Leave it
        </button>
      </div>
    </fieldset>
  );
}

/** What is strange about a name and would not be seen. */
export function NameWarnings({ name }: { name: string }) {
  if (!hidesSomething(name) && !mixesScripts(name)) return null;
  return (
    <p className="border-s-4 border-ink ps-2 text-small font-semibold">
      {hidesSomething(name) && "This name has characters in it that are not seen. "}
      {mixesScripts(name) && "One of its words mixes letters of two alphabets that look alike."}
    </p>
  );
}
