import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { EnrolmentFacts } from "@/components/account/enrolment";
import { FieldForm } from "@/components/account/field-form";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { openEnrolment } from "@/lib/auth/second-factor";
import { newForm } from "@/lib/schemas/form";
import { requirePerson } from "@/lib/web/session";
import {
  backupCodesAction,
  beginSecondFactorAction,
  confirmSecondFactorAction,
  endSecondFactorAction,
} from "../actions";

export const metadata: Metadata = { title: "Second factor", robots: { index: false } };

const password = {
  name: "password",
  label: "Your password",
  type: "password",
  autoComplete: "current-password",
};

export default guarded(async function SecondFactorPage() {
  const person = await requirePerson();
  const enrolment = person.hasSecondFactor ? null : await openEnrolment(person);
  return (
    <>
      <PageHead title="Second factor">
        {person.owesSecondFactor && (
          <p className="font-semibold">
            Here editors and admins work with a second factor. Set it up to go on.
          </p>
        )}
        <p>A code from an app on your telephone, asked for after your password.</p>
      </PageHead>
      {person.hasSecondFactor && (
        <>
          <Section title="It is on">
            <p>New backup codes, where the old ones are used or lost:</p>
            <FieldForm
              action={backupCodesAction}
              form={newForm()}
              fields={[password]}
              submit="Make new backup codes"
            />
          </Section>
          <Section title="Switch it off">
            <FieldForm
              action={endSecondFactorAction}
              form={newForm()}
              fields={[password]}
              submit="Switch off the second factor"
              plain
            />
          </Section>
        </>
      )}
      {enrolment && (
        <Section title="Set it up">
          <EnrolmentFacts {...enrolment} />
          <FieldForm
            action={confirmSecondFactorAction}
            form={newForm()}
            fields={[
              {
                name: "code",
                label: "Code that the app shows now",
                hint: "Six digits. All your other sessions will end.",
                inputMode: "numeric",
                autoComplete: "one-time-code",
              },
            ]}
            submit="Switch on the second factor"
          />
        </Section>
      )}
      {!person.hasSecondFactor && (
        <Section title={enrolment ? "Begin again" : "Set it up"}>
          <FieldForm
            // Another form than the one before: the password that was typed there is not kept.
            key={enrolment ? "again" : "first"}
            action={beginSecondFactorAction}
            form={newForm()}
            fields={[password]}
            submit={enrolment ? "Make another secret" : "Begin"}
            plain={enrolment !== null}
          />
        </Section>
      )}
    </>
  );
});
