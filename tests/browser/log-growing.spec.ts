import type { Page } from "@playwright/test";
import { HANDBOOK, type Demo } from "./demo";
import { expect, pass, test } from "./journey";
import { finished, numbered, serve } from "./logs";
import { JobPage } from "./pages/job";

// So high that all of the log's box is in sight.
test.use({ viewport: { width: 1280, height: 1000 } });

/** A running job, and its log as the server has it by and by. */
async function growing(page: Page, demo: Demo, knowsOffset: boolean) {
  const build = await demo.start();
  await demo.advance(4);
  const { id } = await demo.job(build, "run_tests");
  // It stays at work, however long the browser takes.
  await page.route(new RegExp(`/api/v4/.*/jobs/${id}$`), async (route) => {
    const response = await route.fetch();
    const job = await response.json();
    const started_at = job.started_at ?? job.created_at;
    const json = { ...job, status: "running", started_at, finished_at: null };
    await route.fulfill({ response, json });
  });
  const log = { text: numbered(10_000) };
  const asked = await serve(page, () => log.text, knowsOffset);
  return { id, log, asked };
}

for (const knowsOffset of [true, false]) {
  const server = knowsOffset ? "that can" : "that cannot";
  test(`a growing log is read on from its end on a server ${server}`, async ({
    page,
    demo,
    open,
  }) => {
    const { id, log, asked } = await growing(page, demo, knowsOffset);
    await open(JobPage.address(id));
    const job = new JobPage(page);
    await expect(job.line("line 10000 of")).toBeInViewport();
    log.text += numbered(5, 10_001);
    await pass(page, demo, 4);
    await expect(job.line("line 10005 of")).toBeInViewport();
    log.text += numbered(5, 10_006);
    await pass(page, demo, 6);
    await expect(job.line("line 10010 of")).toBeInViewport();
    await expect(job.line("line 10009 of").locator(".number")).toHaveText("10009");
    expect(asked[0]).toBeUndefined();
    expect(asked[1]).toBeGreaterThan(100_000);
    // One that cannot is not asked so again.
    expect(asked[asked.length - 1] === undefined).toBe(!knowsOffset);
  });
}

test("a log that became another is told and shown anew", async ({ page, demo, open }) => {
  const { id, log } = await growing(page, demo, true);
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("line 10000 of")).toBeInViewport();
  log.text = "a shorter log\n";
  await pass(page, demo, 4);
  await expect(job.line("a shorter log")).toBeVisible();
  await expect(job.lines.locator(".line")).toHaveCount(1);
  await expect(job.log.getByText("The log was replaced on the server")).toBeVisible();
});

test("a log that is erased meanwhile goes from the page, which says so", async ({
  page,
  demo,
  open,
}) => {
  const id = await finished(demo);
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("Job succeeded")).toBeAttached();
  const erased = await demo.call("POST", `/projects/${HANDBOOK}/jobs/${id}/erase`);
  expect(erased.status()).toBe(201);
  await pass(page, demo, 61);
  await expect(job.log.getByText("The log was erased.")).toBeVisible();
  await expect(job.lines).toHaveCount(0);
});
