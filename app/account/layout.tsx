import type { ReactNode } from "react";
import { guarded } from "@/app/guarded";
import { StaffBar } from "@/components/site/staff-bar";
import { requirePerson } from "@/lib/web/session";

export default guarded(async function AccountLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requirePerson();
  return (
    <>
      <StaffBar name={name} role={role} />
      {children}
    </>
  );
});
