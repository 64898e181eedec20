import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { ObjectionForm } from "@/components/corrections/objection-form";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { claimInWords } from "@/components/wording/addresses";
import { type Objected, objectedTo } from "@/lib/queries/objected";
import { newForm } from "@/lib/schemas/form";
import { setText } from "@/lib/schemas/set-text";
import { objectAction } from "./actions";

export const metadata: Metadata = { title: "This is wrong", robots: { index: false } };

export default guarded(async function ObjectionPage({
  searchParams,
}: PageProps<"/objections/new">) {
  const { page, claim, measure, sent } = await searchParams;
  const about = await objectedTo({ page: one(page), claim: one(claim), measure: one(measure) });
  if (sent === "yes") return <Sent page={about.page} />;
  return (
    <>
      <PageHead title="This is wrong">
        <About about={about} />
        <p>
          An editor reads it and answers. The answer stands on the page of{" "}
          <a href="/corrections">corrections</a>; your own words do not. You need no account, and we
          do not know who you are unless you say so.
        </p>
      </PageHead>
      <div className="max-w-[40rem] pb-12">
        <ObjectionForm
          action={objectAction}
          opened={newForm()}
          about={{
            page: about.page,
            claim: about.claim?.id ?? "",
            measure: about.measure ? setText(about.measure) : "",
          }}
        />
      </div>
    </>
  );
});

function About({ about: { page, incident, claim, measure } }: { about: Objected }) {
  return (
    <p>
      About{" "}
      {claim ? <>the claim {claimInWords(claim)}, in </> : measure && <>“{measure.title}” in </>}
      <a href={page}>{incident ? incident.title : page === "/" ? "this site" : page}</a>.
    </p>
  );
}

function Sent({ page }: { page: string }) {
  return (
    <Notice title="Thank you">
      <p>
        It lies with the editors now. What they answer will stand among the{" "}
        <a href="/corrections">corrections</a>.
      </p>
      <p>
        <a href={page}>Back to where you were</a>
      </p>
    </Notice>
  );
}

function one(given: string | string[] | undefined): string | undefined {
  return typeof given === "string" ? given : undefined;
}
