import type { Metadata } from "next";
import { FieldForm } from "@/components/account/field-form";
import { PageHead } from "@/components/ui/page-head";
import { newForm } from "@/lib/schemas/form";
import { recoverAction } from "./actions";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

export default function RecoverPage() {
  return (
    <>
      <PageHead title="Choose a new password">
        <p>With the recovery code that an admin gave you. It works once, for 48 hours.</p>
      </PageHead>
      <div className="pb-12">
        <FieldForm
          action={recoverAction}
          form={newForm()}
          fields={[
            { name: "code", label: "Recovery code" },
            {
              name: "password",
              label: "New password",
              hint: "At least 12 characters. Several words are easier than signs.",
              type: "password",
              autoComplete: "new-password",
            },
          ]}
          submit="Set the password"
        />
      </div>
    </>
  );
}
