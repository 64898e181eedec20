/** One thing that is not as it was recorded, as a sentence that names it. */
export interface Fault {
  kind:
    | "chain"
    | "payload"
    | "row_changed"
    | "row_unlogged"
    | "row_missing"
    | "rewritten"
    | "pending"
    | "guard"
    | "head"
    | "published";
  text: string;
}

export interface Verification {
  entries: number;
  rows: number;
  /** The entries whose payload was emptied by a redaction. */
  redacted: number[];
  head: { seq: number; hash: string } | null;
  faults: Fault[];
}

/** Notes what was found. */
export function fault(result: Verification, kind: Fault["kind"], text: string): void {
  result.faults.push({ kind, text });
}
