import { byMouse } from "@/tests/support/desk-journeys";
import { test } from "@/tests/support/page";

test.use({ writes: true });
test.describe.configure({ timeout: 240_000 });

test("an analyst logs, an editor decides and publishes, a reader reads", async ({
  page,
  browser,
  server,
}, { project }) => {
  await byMouse({ page, browser, url: server.url, where: project.name, use: project.use });
});
