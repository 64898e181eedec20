import { NoSuchAddress } from "@/components/site/refusals";

export default function NotFound() {
  return (
    <>
      <title>Not found – Counterclaim</title>
      <NoSuchAddress />
    </>
  );
}
