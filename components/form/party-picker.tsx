import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { partyKindWords } from "@/components/wording/desk-words";
import { Shown } from "@/components/wording/shown";
import type { EnterInPlace, PartyChoice } from "@/lib/schemas/party-picking";
import { described, Field } from "./fields";
import { NewPartyPanel } from "./new-party-panel";
import { useParties } from "./parties-found";
import type { Form } from "./use-form";

/**
 * A party by what one types of its names: the list follows the typing and forgives slips; a party
 * that is not there is entered in place. The field keeps the name, a hidden one (`name.id`) which
 * party was chosen; without scripts the name alone says it.
 */
export function PartyPicker(props: {
  form: Form;
  name: string;
  label: string;
  hint?: string;
  /** Where it is left out, nothing can be entered in place. */
  enter?: EnterInPlace;
}) {
  const { form, name, label, hint, enter } = props;
  const list = useId();
  const typed = form.get(name);
  const chosen = form.get(`${name}.id`);
  const [isOpen, setOpen] = useState(false);
  const [isEntering, setEntering] = useState(false);
  const [active, setActive] = useState(0);
  const { parties: found, isCurrent } = useParties(typed, isOpen);
  const offersNew = enter !== undefined && typed.trim() !== "" && chosen === "";
  const last = found.length - (offersNew ? 0 : 1);

  const choose = (party: PartyChoice) => {
    form.setMany({ [name]: party.name, [`${name}.id`]: party.id });
    setOpen(false);
  };
  const take = (index: number) => {
    const party = found[index];
    if (party) choose(party);
    else if (offersNew && index === found.length) {
      setEntering(true);
      setOpen(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (isOpen && !isCurrent) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((at) => (isOpen ? (at + step + last + 1) % Math.max(last + 1, 1) : 0));
    } else if (event.key === "Enter" && isOpen && last >= 0) {
      event.preventDefault();
      // Nobody is taken for a name that is not looked up yet: it would be whoever stood there before.
      if (isCurrent) take(active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
    }
  };

  return (
    <div className="relative">
      <Field form={form} name={name} label={label} hint={hint}>
        <input
          id={name}
          name={name}
          value={typed}
          role="combobox"
          aria-expanded={isOpen && last >= 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && last >= 0 ? `${list}-${active}` : undefined}
          autoComplete="off"
          dir="auto"
          onChange={(event) => {
            form.setMany({ [name]: event.target.value, [`${name}.id`]: "" });
            setActive(0);
            setOpen(true);
            setEntering(false);
          }}
          onFocus={() => setOpen(chosen === "")}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          className="block w-full border border-ink bg-paper px-2 py-1.5"
          {...described(form, name, hint !== undefined)}
        />
        <input type="hidden" name={`${name}.id`} value={chosen} readOnly />
      </Field>
      <div
        id={list}
        role="listbox"
        aria-label="Found so far"
        aria-busy={!isCurrent}
        hidden={!isOpen || last < 0}
        className="absolute inset-x-0 z-10 max-h-72 overflow-y-auto border border-ink bg-paper"
      >
        {found.map((party, index) => (
          <Choice
            key={party.id}
            id={`${list}-${index}`}
            isActive={index === active}
            onTake={() => choose(party)}
          >
            <Shown text={party.name} />{" "}
            <span className="text-small text-muted">
              {partyKindWords[party.kind]}
              {party.aliases.length > 0 && `; ${party.aliases.slice(0, 3).join(", ")}`}
              {party.withheld && "; withheld"}
            </span>
          </Choice>
        ))}
        {offersNew && (
          <Choice
            id={`${list}-${found.length}`}
            isActive={active === found.length}
            onTake={() => take(found.length)}
          >
            Enter “<Shown text={typed.trim()} />” as a new party …
          </Choice>
        )}
      </div>
      {isEntering && enter !== undefined && (
        <NewPartyPanel
          typed={typed.trim()}
          enter={enter}
          onEntered={({ id, name: entered }) => {
            form.setMany({ [name]: entered, [`${name}.id`]: id });
            setEntering(false);
          }}
          onLeft={() => setEntering(false)}
        />
      )}
    </div>
  );
}

function Choice(props: { id: string; isActive: boolean; onTake: () => void; children: ReactNode }) {
  const { id, isActive, onTake, children } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      className={`cursor-pointer px-2 py-1.5 ${isActive ? "bg-ink text-paper [&_*]:text-paper" : ""}`}
    >
      {children}
    </div>
  );
}
