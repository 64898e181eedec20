import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { errorCode } from "./refusal";

/**
 * When a process was born, as an opaque string; null when there is no such process, or only its
 * unreaped remains. A process number alone is no identity: numbers are used again, in containers
 * almost at once, so whatever we remember of a process is its number with its birth.
 */
export function birthOf(pid: number): string | null {
  if (!exists(pid)) return null;
  return process.platform === "linux" ? birthFromProc(pid) : birthFromPs(pid);
}

/**
 * Sends a signal to a process, or to its group when pid is negative. One that is gone is no error;
 * of a group in which only remains are left, macOS says EPERM.
 */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const code = errorCode(error);
    if (code !== "ESRCH" && !(code === "EPERM" && pid < 0)) throw error;
  }
}

/** Waits until the condition holds; false when it did not within the time, in milliseconds. */
export async function eventually(condition: () => boolean, within: number): Promise<boolean> {
  const end = performance.now() + within;
  while (!condition()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function birthFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses and may hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, started] = [fields[0], fields[19]];
    if (state === "Z" || state === "X" || started === undefined) return null;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${started}`;
  } catch {
    return null;
  }
}

function birthFromPs(pid: number): string | null {
  try {
    const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    }).trim();
    return line === "" || line.startsWith("Z") ? null : line.replace(/^\S+\s+/, "");
  } catch {
    return null;
  }
}
