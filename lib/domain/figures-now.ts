/** The figures of a measure that somebody stands by, for its line in lists. */
import { type Bounds, isDisjoint } from "./bounds";
import type { Said } from "./terse-figure";
import type { originKinds } from "./vocabulary";

interface Measured {
  origins: readonly { id: string; kind: (typeof originKinds)[number]; says: Bounds | null }[];
  claims: readonly { origin: string | null; figure: Said }[];
}

/**
 * Of several voices what each says now, and beside it what has no voice; of one voice its figures as
 * printed. What its own origin has withdrawn since is left out.
 */
export function figuresNow({ origins, claims }: Measured): Said[] {
  const speaking = new Map(
    origins.flatMap(({ id, kind, says }) => (kind === "known" && says ? [[id, says]] : [])),
  );
  // Whoever contradicts itself is a voice as well, and whoever is only vague is none.
  const isVoice = (id: string) =>
    claims.some(({ origin, figure }) => origin === id && figure.form !== "vague");
  const isOneOfSeveral =
    origins.filter(({ id, kind }) => kind === "known" && isVoice(id)).length > 1;
  const others = claims.filter(({ origin }) => !speaking.has(origin ?? ""));
  const own = [...speaking].flatMap(([id, says]) => {
    const figures = claims.filter(({ origin }) => origin === id).map(({ figure }) => figure);
    return isOneOfSeveral ? [asPrinted(says, figures)] : figures.filter((f) => !isGone(f, says));
  });
  // Words that repeat several voices are no figure of their own beside them.
  const beside = others.filter(({ origin }) => origin !== null || speaking.size === 0);
  return [...own, ...beside.map(({ figure }) => figure)];
}

function isGone(figure: Said, says: Bounds): boolean {
  return figure.form !== "vague" && isDisjoint(figure, says);
}

// "80+" for more than 80, where a claim says so; else what its claims come to together.
function asPrinted(says: Bounds, figures: readonly Said[]): Said {
  const same = ({ lower, upper, soft }: Said) =>
    lower === says.lower && upper === says.upper && soft === says.soft;
  return figures.find(same) ?? { ...says, form: "range", text: null };
}
