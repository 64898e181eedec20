"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** While it is shown the page renews itself every two seconds; without scripts its link does. */
export function Renewing() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
