import { Button } from "@/components/ui/button";

/** Above every page of staff: who is signed in, the way to the desk and out. */
export function StaffBar({ name, role }: { name: string; role: string }) {
  return (
    <div className="screen-only flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-hairline py-3 text-small">
      <p>
        Signed in as <bdi className="font-semibold">{name}</bdi>, {role}
      </p>
      <nav aria-label="Staff" className="flex gap-x-4">
        <a href="/desk">Desk</a>
        <a href="/account">Account</a>
      </nav>
      <form method="post" action="/sign-out" className="ms-auto">
        <Button plain>Sign out</Button>
      </form>
    </div>
  );
}
