import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { FormValues } from "@/lib/schemas/form";
import { clearDraft, keepDraft, readDraft } from "./draft";

/** When the draft was written that a form was filled from, and whether it had been sent. */
export interface Restored {
  at: string;
  wasSent: boolean;
}

/** What stands in a form, and the key under which it is written. */
interface Written {
  values: FormValues;
  key: string;
}

/**
 * The draft of a form, in this browser's storage under `name` (null: it keeps none). `fill` gets the
 * one that was found when the form was opened, where it `isFresh`: not the server's answer to what
 * was sent. A form that nobody touched leaves no draft.
 */
export function useDraft(
  name: string | null,
  now: Written,
  isFresh: boolean,
  fill: (found: Written) => void,
) {
  const [restored, setRestored] = useState<Restored | null>(null);
  const isTouched = useRef(false);
  const found = useEffectEvent(fill);
  const { values, key } = now;

  useEffect(() => {
    const draft = name === null || !isFresh ? null : readDraft(name);
    if (!draft) return;
    found(draft);
    setRestored({ at: draft.at, wasSent: draft.sent });
    isTouched.current = true;
  }, [name, isFresh]);

  useEffect(() => {
    if (name === null || !isTouched.current) return;
    const later = setTimeout(() => {
      // What was written meanwhile is no draft any more.
      if (isTouched.current) keepDraft(name, values, key, false);
    }, 250);
    return () => clearTimeout(later);
  }, [name, values, key]);

  const touch = useCallback(() => {
    isTouched.current = true;
  }, []);

  return {
    restored,
    /** From now on there is something to keep. */
    touch,
    /** It goes on its way now; whether it arrives is not known. */
    sent: () => {
      if (name !== null) keepDraft(name, values, key, true);
    },
    /** It was written, or thrown away: nothing is left of it. */
    end: () => {
      if (name !== null) clearDraft(name);
      isTouched.current = false;
      setRestored(null);
    },
  };
}
