import { expect, test } from "vitest";
import { withoutScripts } from "@/lib/web/without-scripts";

test("what a reader wrote is never taken for a script", () => {
  const text = "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>";
  expect(withoutScripts(text)).toBe(text);
});
