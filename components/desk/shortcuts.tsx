"use client";

import { useEffect, useRef, useState } from "react";
import { useListening } from "@/components/form/use-listening";

/**
 * The keys of a page: whatever carries `data-shortcut` is pressed, or focused where it is a field, by
 * that key; `data-what` says in the list (`?`) what it does. Keys without Ctrl work outside of fields
 * alone, Escape leaves a field. They can be switched
 * off (WCAG 2.1.4): some people's software types letters for them.
 */
export function Shortcuts() {
  const list = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState<readonly { key: string; what: string }[]>([]);
  const [isOn, setOn] = useState(true);
  const isListening = useListening();

  useEffect(() => setOn(window.localStorage.getItem(storedAs) !== "off"), []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key === "Escape" && isField(target)) target.blur();
      if (ctrlKey || metaKey || altKey || !isOn || isField(target)) return;
      if (key === "?") {
        event.preventDefault();
        setFound(all());
        list.current?.showModal();
        return;
      }
      const element = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`);
      if (element === null || list.current?.open) return;
      event.preventDefault();
      act(element);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn]);

  return (
    <>
      <p className={`screen-only mb-3 text-small text-muted ${isListening ? "" : "invisible"}`}>
        Press <kbd>?</kbd> for the keys of this page.
      </p>
      <dialog
        ref={list}
        aria-label="Keys"
        className="m-auto border-2 border-ink bg-paper p-6 text-ink"
      >
        <h2 className="mb-3 font-serif text-large font-semibold">Keys</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
          {[...found, ...always].map(({ key, what }) => (
            <div key={key} className="contents">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4">
          <label className="flex items-baseline gap-2">
            <input
              type="checkbox"
              checked={isOn}
              onChange={({ target }) => {
                setOn(target.checked);
                window.localStorage.setItem(storedAs, target.checked ? "on" : "off");
              }}
            />
            <span>Single letters are keys</span>
          </label>
        </p>
        <form method="dialog" className="mt-4">
          <button type="submit" className="border border-ink px-3 py-1">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

const storedAs = "counterclaim:keys";

const always = [
  { key: "Ctrl Enter", what: "send the form, from within a field" },
  { key: "Escape", what: "leave a field" },
  { key: "?", what: "these keys" },
];

function all(): { key: string; what: string }[] {
  return [...document.querySelectorAll<HTMLElement>("[data-shortcut]")].map(({ dataset }) => ({
    key: dataset.shortcut ?? "",
    what: dataset.what ?? "",
  }));
}

function isField(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  const isPressed =
    target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type);
  return !isPressed && target.matches("input, textarea, select, [contenteditable]");
}

function act(element: HTMLElement): void {
  const leadsTo = element.getAttribute("href") ?? "";
  const field = leadsTo.startsWith("#")
    ? document.getElementById(decodeURIComponent(leadsTo.slice(1)))
    : isField(element)
      ? element
      : null;
  if (field === null) {
    element.click();
    return;
  }
  field.focus();
  field.scrollIntoView({ block: "center" });
}
