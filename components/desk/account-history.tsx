import { momentInWords } from "@/components/wording/dates";

/** What was done to an account, newest first: when, what, by whom. */
export function AccountHistory({
  events,
}: {
  events: readonly { seq: number; at: string; verb: string; by: string; payload: string | null }[];
}) {
  return (
    <ol className="border-b border-hairline">
      {events.map(({ seq, at, verb, by, payload }) => (
        <li key={seq} className="border-t border-hairline py-2">
          {sentences[verb] ?? verb}
          {verb === "change_role" && `: ${roles(payload)}`}
          <span className="text-small text-muted">
            {" "}
            by <bdi>{by}</bdi>, {momentInWords(at)}, entry {seq}
          </span>
        </li>
      ))}
    </ol>
  );
}

const sentences: Readonly<Record<string, string>> = {
  enter_account: "Entered",
  change_role: "Role changed",
  set_password: "Password changed",
  issue_recovery: "Recovery code made",
  recover_account: "Password chosen with a recovery code",
  end_sessions: "Signed out everywhere",
  disable_account: "Closed",
  enable_account: "Opened again",
  switch_on_second_factor: "Second factor switched on",
  switch_off_second_factor: "Second factor switched off",
  replace_backup_codes: "Backup codes replaced",
};

function roles(payload: string | null): string {
  if (payload === null) return "redacted";
  const { old, new: now } = JSON.parse(payload);
  return `${old?.role} to ${now?.role}`;
}
