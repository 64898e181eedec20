import { guarded } from "@/app/guarded";

/**
 * What the framework puts around every page (styles, typefaces, headers) and nothing else. The server asks
 * itself for it once, for the pages that it makes without the framework (lib/web/shell.ts).
 */
export default guarded(async function FramePage() {
  return null;
});
