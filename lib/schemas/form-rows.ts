/** Rows of a form (the hops of a chain, the ties of a party), whose fields are named `list[0].member`. */
import type { FormValues } from "./form";

export type RowChange = { kind: "add" } | { kind: "remove" | "up" | "down"; index: number };

/** How many rows of a list a form has. */
export function rowCount(values: FormValues, list: string): number {
  return Math.max(0, ...indexes(values, list).map((index) => index + 1));
}

/** The form with a row added at the end, removed, or moved by one; the others keep their order. */
export function withRows(
  values: FormValues,
  list: string,
  change: RowChange,
  empty: Readonly<Record<string, string>>,
): FormValues {
  const count = rowCount(values, list);
  const order = Array.from({ length: count }, (_, index) => index);
  if (change.kind === "add") {
    const added = Object.entries(empty).map(([member, value]): [string, string[]] => [
      `${list}[${count}].${member}`,
      [value],
    ]);
    return { ...values, ...Object.fromEntries(added) };
  }
  const { index } = change;
  const to = change.kind === "up" ? index - 1 : index + 1;
  if (change.kind === "remove") order.splice(index, 1);
  else if (to >= 0 && to < count) order.splice(to, 0, ...order.splice(index, 1));
  return renumbered(values, list, order);
}

/** A change of rows as the value of a button, for forms that work without scripts. */
export function rowIntent(list: string, change: RowChange): string {
  return `${list}:${change.kind}:${"index" in change ? change.index : ""}`;
}

/** The change that such a button asks for; null where it asks for none. */
export function readRowIntent(intent: string): { list: string; change: RowChange } | null {
  const [list = "", kind = "", index = ""] = intent.split(":");
  if (kind === "add") return { list, change: { kind } };
  if ((kind === "remove" || kind === "up" || kind === "down") && /^\d{1,3}$/.test(index)) {
    return { list, change: { kind, index: Number(index) } };
  }
  return null;
}

function renumbered(values: FormValues, list: string, order: readonly number[]): FormValues {
  const kept = Object.entries(values).flatMap(([name, value]): [string, readonly string[]][] => {
    const at = rowOf(name, list);
    if (at === null) return [[name, value]];
    const now = order.indexOf(at.index);
    return now < 0 ? [] : [[`${list}[${now}].${at.member}`, value]];
  });
  return Object.fromEntries(kept);
}

function indexes(values: FormValues, list: string): number[] {
  return Object.keys(values).flatMap((name) => rowOf(name, list)?.index ?? []);
}

function rowOf(name: string, list: string): { index: number; member: string } | null {
  if (!name.startsWith(`${list}[`)) return null;
  const found = /^(\d{1,3})\]\.(.+)$/.exec(name.slice(list.length + 1));
  return found?.[1] && found[2] ? { index: Number(found[1]), member: found[2] } : null;
}
