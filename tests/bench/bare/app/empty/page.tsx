import { connection } from "next/server";

/** A page with nothing on it: what the framework itself costs. */
export default async function Page() {
  await connection();
  return <p>Nothing.</p>;
}
