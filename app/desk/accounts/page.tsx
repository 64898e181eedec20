import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { FieldForm } from "@/components/account/field-form";
import { AccountList } from "@/components/desk/account-list";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { roleChoices } from "@/components/wording/roles";
import { accounts } from "@/lib/queries/accounts";
import { deskSetting } from "@/lib/queries/settings";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { enterAccountAction, fourEyesAction } from "./actions";

export const metadata: Metadata = { title: "Accounts", robots: { index: false } };

export default guarded(async function AccountsPage() {
  const { actor } = await requireStaff("manage_accounts");
  const { fourEyes, reason } = await deskSetting(actor);
  return (
    <>
      <PageHead title="Accounts" />
      <AccountList accounts={await accounts(actor)} />
      <div className="h-8" />
      <Section title="Enter an account">
        <p>You get a code to give them; with it they choose a password that you never see.</p>
        <FieldForm
          action={enterAccountAction}
          form={newForm({ role: ["analyst"] })}
          fields={[
            { name: "name", label: "Name" },
            { name: "email", label: "E-mail address", type: "email" },
            { name: "role", label: "Role", choices: roleChoices },
          ]}
          submit="Enter the account"
        />
      </Section>
      <div className="h-8" />
      <Section title="Four eyes">
        <p>
          {fourEyes
            ? `They are on: nobody decides on a claim that they logged or revised. ${reason ?? ""}`
            : "They are off: whoever logged a claim may decide on it, where the role allows it."}
        </p>
        <FieldForm
          key={`${fourEyes}`}
          action={fourEyesAction}
          form={newForm()}
          hidden={{ fourEyes: fourEyes ? "no" : "yes" }}
          fields={[{ name: "reason", label: "Why" }]}
          submit={fourEyes ? "Switch four eyes off" : "Switch four eyes on"}
        />
      </Section>
    </>
  );
});
