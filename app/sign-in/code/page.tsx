import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { FieldForm } from "@/components/account/field-form";
import { PageHead } from "@/components/ui/page-head";
import { newForm } from "@/lib/schemas/form";
import { nextPath } from "@/lib/web/next-path";
import { codeAction } from "../actions";

export const metadata: Metadata = { title: "Second factor", robots: { index: false } };

export default guarded(async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  const { next } = await searchParams;
  return (
    <>
      <PageHead title="Your second factor" />
      <div className="pb-12">
        <FieldForm
          action={codeAction}
          form={newForm()}
          hidden={{ next: nextPath(next) }}
          fields={[
            {
              name: "code",
              label: "Code",
              hint: "Six digits from your app, or one of your backup codes.",
              autoComplete: "one-time-code",
            },
          ]}
          submit="Go on"
        />
        <p className="mt-6 text-small">
          <a href="/sign-in">Begin again with the password</a>
        </p>
      </div>
    </>
  );
});
