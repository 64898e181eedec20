import type { Metadata } from "next";
import { guarded } from "@/app/guarded";
import { Tasks } from "@/components/desk/tasks";
import { PageHead } from "@/components/ui/page-head";
import { type Action, can } from "@/lib/domain/permissions";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: "Desk", robots: { index: false } };

/** What can be done here, each with what it needs leave for. */
const tasks: readonly { action: Action; href: string; title: string; what: string }[] = [
  {
    action: "assess",
    href: "/desk/queue",
    title: "Queue",
    what: "What waits for an editor and why, the most consequential first.",
  },
  {
    action: "answer",
    href: "/desk/objections",
    title: "Readers’ objections",
    what: "What readers say is wrong, what was answered, and statements of those concerned.",
  },
  {
    action: "read_live",
    href: "/desk/articles",
    title: "Articles",
    what: "Where work begins: enter an article with its text, read what it claims, and log it.",
  },
  {
    action: "read_live",
    href: "/desk/incidents",
    title: "Incidents",
    what: "What happened, with all that is logged of it, and where readers see something else.",
  },
  {
    action: "read_live",
    href: "/desk/parties",
    title: "Parties",
    what: "Who says, passes on, or is counted; their names and ties.",
  },
  {
    action: "manage_accounts",
    href: "/desk/accounts",
    title: "Accounts",
    what: "Who works here: roles, recovery codes, sessions.",
  },
  {
    action: "redact",
    href: "/desk/redact",
    title: "Redactions",
    what: "What the law demanded to go: on what ground, and how to do it.",
  },
  {
    action: "read_published",
    href: "/incidents",
    title: "Published incidents",
    what: "What everybody reads.",
  },
  {
    action: "change_own_account",
    href: "/account",
    title: "Your account",
    what: "Password, second factor, where you are signed in.",
  },
];

export default guarded(async function DeskPage() {
  const { actor } = await requireStaff("change_own_account");
  return (
    <>
      <PageHead title="Desk">
        {!can(actor, "read_live") && (
          <p>Your role reads what is published. An admin can give you another.</p>
        )}
      </PageHead>
      <div className="pb-12">
        <Tasks tasks={tasks.filter(({ action }) => can(actor, action))} />
      </div>
    </>
  );
});
