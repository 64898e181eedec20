import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { FieldForm } from "@/components/account/field-form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { newForm } from "@/lib/schemas/form";
import { requireStaff } from "@/lib/web/session";
import { passwordAction, signOutEverywhereAction } from "./actions";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

export default guarded(async function AccountPage() {
  const { person } = await requireStaff("change_own_account");
  return (
    <>
      <PageHead title="Your account">
        <p>
          <bdi>{person.name}</bdi>, {person.email}, {person.role}. An admin changes these.
        </p>
      </PageHead>
      <Section title="Password">
        <p>You will be signed out everywhere, and sign in again with the new one.</p>
        <FieldForm
          action={passwordAction}
          form={newForm()}
          fields={[
            {
              name: "password",
              label: "Your password now",
              type: "password",
              autoComplete: "current-password",
            },
            {
              name: "newPassword",
              label: "New password",
              hint: "At least 12 characters. Several words are easier than signs.",
              type: "password",
              autoComplete: "new-password",
            },
          ]}
          submit="Change the password"
        />
      </Section>
      <Section title="Second factor">
        <p>
          {person.hasSecondFactor
            ? "On: signing in asks for a code of your app."
            : "Off: your password alone opens this account."}{" "}
          <a href="/account/second-factor">
            {person.hasSecondFactor ? "Codes, and switching it off" : "Set it up"}
          </a>
        </p>
      </Section>
      <Section title="Where you are signed in">
        <p>For a machine that you left or lost.</p>
        <FieldForm
          action={signOutEverywhereAction}
          form={newForm()}
          fields={[]}
          submit="Sign out everywhere"
          plain
        />
      </Section>
    </>
  );
});
