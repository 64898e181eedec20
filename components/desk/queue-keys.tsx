"use client";

import { useEffect } from "react";

/**
 * j and k go to the next and the previous item, o opens it, d opens it with the focus where the decision is
 * made, a takes it or lets it go.
 */
export function QueueKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (ctrlKey || metaKey || altKey || isTyped(target)) return;
      // The same switch as that of the other pages' keys.
      if (window.localStorage.getItem("counterclaim:keys") === "off") return;
      const items = [...document.querySelectorAll<HTMLElement>("[data-queue-item]")];
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const within = (mark: string) => items[at]?.querySelector<HTMLElement>(`[${mark}]`);
      if (key === "j") items[Math.min(at + 1, items.length - 1)]?.focus();
      else if (key === "k") items[Math.max(at - 1, 0)]?.focus();
      else if (key === "o") within("data-queue-open")?.click();
      else if (key === "a") within("data-queue-take")?.click();
      else if (key === "d") decide(within("data-queue-open"));
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <p className="screen-only mb-3 text-small text-muted">
      Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>o</kbd> open, <kbd>d</kbd> decide,{" "}
      <kbd>a</kbd> assign to me; Ctrl Enter sends a form.
    </p>
  );
}

/** Its page puts the focus into the form: on the status that is suggested, or on the first field. */
function decide(item: HTMLElement | null | undefined): void {
  if (!(item instanceof HTMLAnchorElement)) return;
  const address = new URL(item.href);
  address.searchParams.set("decide", "yes");
  window.location.assign(address);
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("textarea, input[type=text], select");
}
