import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { guarded } from "@/app/guarded";
import { FieldForm } from "@/components/account/field-form";
import { AccountHistory } from "@/components/desk/account-history";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { roleChoices } from "@/components/wording/roles";
import { account, accountHistory } from "@/lib/queries/accounts";
import { isId } from "@/lib/schemas/fields";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import {
  changeRoleAction,
  disableAction,
  enableAction,
  endSessionsAction,
  recoveryAction,
  removeSecondFactorAction,
} from "../actions";

export const metadata: Metadata = { title: "Account", robots: { index: false } };

export default guarded(async function AccountPage({ params }: PageProps<"/desk/accounts/[id]">) {
  const { actor } = await requireStaff("manage_accounts");
  const { id } = await params;
  const it = isId(id) ? await account(actor, { id }) : null;
  if (!it) notFound();
  const acts = (it.isOpen ? open : closed).filter(({ when }) => when?.(it) ?? true);
  return (
    <>
      <PageHead title={it.name}>
        <p>
          {it.email}, {it.role}
          {!it.isOpen && ", closed"}. {signedIn(it.sessions)}
        </p>
        <p>
          <a href="/desk/accounts">All accounts</a>
        </p>
      </PageHead>
      {it.isOpen && (
        <Section title="Role">
          <p>Changing it ends every session of this account.</p>
          <FieldForm
            action={changeRoleAction}
            form={newForm({ role: [it.role] })}
            hidden={{ id }}
            fields={[{ name: "role", label: "Role", choices: roleChoices }]}
            submit="Change the role"
          />
        </Section>
      )}
      {acts.map(({ title, what, action, submit }) => (
        <Section key={title} title={title}>
          <p>{what}</p>
          <FieldForm
            action={action}
            form={newForm()}
            hidden={{ id }}
            fields={[]}
            submit={submit}
            plain
          />
        </Section>
      ))}
      <Section title="History">
        <AccountHistory events={await accountHistory(actor, id)} />
      </Section>
    </>
  );
});

function signedIn(sessions: number): string {
  if (sessions === 0) return "Not signed in.";
  return sessions === 1 ? "Signed in at one place." : `Signed in at ${sessions} places.`;
}

interface Act {
  title: string;
  what: string;
  action: typeof recoveryAction;
  submit: string;
  when?: (account: { hasSecondFactor: boolean }) => boolean;
}

const open: readonly Act[] = [
  {
    title: "Recovery",
    what: "For somebody who has forgotten the password, or has none yet.",
    action: recoveryAction,
    submit: "Make a recovery code",
  },
  {
    title: "Second factor",
    what: "For somebody who has lost the app and the backup codes.",
    action: removeSecondFactorAction,
    submit: "Switch off the second factor",
    when: ({ hasSecondFactor }) => hasSecondFactor,
  },
  {
    title: "Sessions",
    what: "Signs this account out everywhere.",
    action: endSessionsAction,
    submit: "End all sessions",
  },
  {
    title: "Close the account",
    what: "Nobody signs in with it any more. What it did stays its own.",
    action: disableAction,
    submit: "Close the account",
  },
];

const closed: readonly Act[] = [
  {
    title: "Open the account",
    what: "With the role and the password it had.",
    action: enableAction,
    submit: "Open the account",
  },
];
