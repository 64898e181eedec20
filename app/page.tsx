import { redirect } from "next/navigation";

/** The list is the front page. */
export default function FrontPage(): never {
  redirect("/incidents");
}
