import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";

export const metadata: Metadata = { title: "Not for your role" };

export default function Forbidden() {
  return (
    <Notice title="Your role does not allow this">
      <p>Nothing was changed. An admin can give you another role.</p>
      <p>
        <a href="/desk">Go to what you may do</a>
      </p>
    </Notice>
  );
}
