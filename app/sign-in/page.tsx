import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { guarded } from "@/app/guarded";
import { FieldForm } from "@/components/account/field-form";
import { PageHead } from "@/components/ui/page-head";
import { newForm } from "@/lib/schemas/form";
import { nextPath } from "@/lib/web/next-path";
import { currentPerson } from "@/lib/web/session";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default guarded(async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, done } = await searchParams;
  if (await currentPerson()) redirect(nextPath(next));
  return (
    <>
      <PageHead title="Sign in">
        {done === "password" && <p>Your password is changed. Sign in with the new one.</p>}
        {done === "everywhere" && <p>You are signed out everywhere.</p>}
        <p>For those who work here. What is published can be read without an account.</p>
      </PageHead>
      <div className="pb-12">
        <FieldForm
          action={signInAction}
          form={newForm()}
          hidden={{ next: nextPath(next) }}
          fields={[
            { name: "email", label: "E-mail address", type: "email", autoComplete: "username" },
            {
              name: "password",
              label: "Password",
              type: "password",
              autoComplete: "current-password",
            },
          ]}
          submit="Sign in"
        />
        <p className="mt-6 text-small">
          Forgotten it? Ask an admin for a recovery code, then{" "}
          <a href="/recover">choose a new one</a>.
        </p>
      </div>
    </>
  );
});
