"use client";

import { OutOfOrder } from "@/components/site/refusals";

export default function ErrorPage() {
  return <OutOfOrder />;
}
