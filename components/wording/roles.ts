import type { Role } from "@/lib/domain/vocabulary";

/** The roles as choices, each with what it may do. */
export const roleChoices: readonly { value: Role; label: string }[] = [
  { value: "viewer", label: "Viewer: reads what is published" },
  { value: "analyst", label: "Analyst: captures and logs" },
  { value: "editor", label: "Editor: also decides and publishes" },
  { value: "admin", label: "Admin: also manages accounts and redacts" },
];
