import { useEffect, useState } from "react";
import { type PartyChoice, partiesFound } from "@/lib/schemas/party-picking";

const remembered = new Map<string, readonly PartyChoice[]>();

interface Found {
  parties: readonly PartyChoice[];
  /** They answer what is typed now; otherwise what was typed before, and the server is looking. */
  isCurrent: boolean;
}

/** What the server finds for what was typed, remembered; while it looks, what it found before. */
export function useParties(typed: string, isWanted: boolean): Found {
  const query = typed.trim().toLowerCase();
  const [found, setFound] = useState<{ query: string; parties: readonly PartyChoice[] } | null>(
    null,
  );
  useEffect(() => {
    if (!isWanted) return;
    const known = remembered.get(query);
    if (known) {
      setFound({ query, parties: known });
      return;
    }
    const aborted = new AbortController();
    const soon = setTimeout(async () => {
      try {
        const answer = await fetch(`/desk/parties/find?q=${encodeURIComponent(query)}`, {
          signal: aborted.signal,
        });
        if (!answer.ok) return;
        const { parties } = partiesFound.parse(await answer.json());
        remembered.set(query, parties);
        setFound({ query, parties });
      } catch {
        // Typed on, or offline: the name that was typed still says who is meant.
      }
    }, 60);
    return () => {
      clearTimeout(soon);
      aborted.abort();
    };
  }, [query, isWanted]);
  return { parties: found?.parties ?? [], isCurrent: found?.query === query };
}

/** After a party was entered: what was found before may lack it. */
export function forgetParties(): void {
  remembered.clear();
}
