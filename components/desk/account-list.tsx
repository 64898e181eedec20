import type { Role } from "@/lib/domain/vocabulary";

/** Who has an account, one line each; on a narrow screen what is known follows the name. */
export function AccountList({
  accounts,
}: {
  accounts: readonly {
    id: string;
    name: string;
    email: string;
    role: Role;
    isOpen: boolean;
    hasPassword: boolean;
    hasSecondFactor: boolean;
  }[];
}) {
  return (
    <ul className="border-b border-hairline">
      {accounts.map((account) => (
        <li key={account.id} className="row border-t border-hairline py-3">
          <span>{account.role}</span>
          <span>
            <a href={`/desk/accounts/${account.id}`} className="font-semibold">
              <bdi>{account.name}</bdi>
            </a>{" "}
            <span className="text-muted">{account.email}</span>
          </span>
          <span className="text-small text-muted">{notes(account)}</span>
        </li>
      ))}
    </ul>
  );
}

function notes(account: { isOpen: boolean; hasPassword: boolean; hasSecondFactor: boolean }) {
  if (!account.isOpen) return "closed";
  if (!account.hasPassword) return "no password yet";
  return account.hasSecondFactor ? "second factor" : "password alone";
}
