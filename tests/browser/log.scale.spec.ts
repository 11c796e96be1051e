import type { Page } from "@playwright/test";
import { LOGS } from "./demo";
import { expect, test } from "./journey";
import { JobPage } from "./pages/job";

/** The most elements that the region may have, whatever the log. */
const MOST = 600;
/** The lines that are seen of the larger log: of 1,060,003 the ends of 1,060 sections are none. */
const LINES = 1_058_943;

test.use({ viewport: { width: 1280, height: 1000 } });
test.describe.configure({ timeout: 120_000 });

/** Watches how long the page's tasks take from now on: tells the longest, in milliseconds. */
async function watchTasks(page: Page) {
  await page.addInitScript(() => {
    const seen = { longest: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) seen.longest = Math.max(seen.longest, task.duration);
    }).observe({ type: "longtask", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
}

/** Tells a time, which is not judged: the machine may be busy. */
const tell = (what: string, time: number) => console.log(`${what}: ${Math.round(time)} ms`);

/** Opens a log, counting its elements whenever asked. */
async function opened(page: Page, open: (address: string) => Promise<void>, id: number) {
  const longest = await watchTasks(page);
  await open(JobPage.address(id, LOGS.project));
  const job = new JobPage(page);
  const isLight = async () => expect(await job.log.locator("*").count()).toBeLessThanOrEqual(MOST);
  const toEnd = () => job.lines.evaluate((log) => log.scrollTo(0, log.scrollHeight));
  return { job, isLight, toEnd, longest };
}

test("a log of a hundred megabytes opens, scrolls, jumps and is searched", async ({
  page,
  open,
}) => {
  const start = Date.now();
  const { job, isLight, toEnd, longest } = await opened(page, open, LOGS.chatty);
  await expect(job.line("Running with gitlab-runner")).toBeVisible({ timeout: 20_000 });
  tell("first lines of 104 MB", Date.now() - start);
  await isLight();

  // The page goes on while the log comes: it answers, and a section folds.
  await job.section("Suite 0000003").or(job.lines.getByRole("button").first()).first().click();
  await expect(job.lines.locator("[aria-expanded=false]").first()).toBeVisible();

  await expect(async () => {
    await toEnd();
    await expect(job.line("Job succeeded")).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  tell("last line", Date.now() - start);
  await expect(job.line("Job succeeded").locator(".number")).toHaveText(String(LINES));
  await isLight();
  await job.lines.evaluate((log) => log.scrollTo(0, log.scrollHeight / 2));
  await expect(job.lines.locator(".line").nth(12)).toBeInViewport();
  await isLight();

  await page.evaluate(() => (location.hash = "#L700000"));
  await expect(job.marked.locator(".number")).toHaveText("700000");
  await expect(job.marked).toBeInViewport();
  await isLight();

  const searched = Date.now();
  await job.search.fill("error:");
  await expect(job.found).toHaveText("1060 lines", { timeout: 60_000 });
  tell("searched", Date.now() - searched);
  const number = async () => Number(await job.marked.locator(".number").textContent());
  await job.search.press("Shift+Enter");
  await expect(job.found).toHaveText(/^\d+ of 1060$/);
  const before = await number();
  expect(before, "the search starts where one is").toBeLessThan(700_000);
  expect(before).toBeGreaterThan(698_000);
  await job.search.press("Enter");
  await expect.poll(number).toBeGreaterThanOrEqual(700_000 - 20);
  await page.evaluate(() => (location.hash = "#L1"));
  await expect(job.marked.locator(".number")).toHaveText("1");
  await job.search.fill("");
  await job.search.fill("error:");
  await expect(job.found).toHaveText("1060 lines", { timeout: 60_000 });
  await job.search.press("Shift+Enter");
  await expect(job.found).toHaveText("1060 of 1060");
  await expect(job.marked.locator("mark")).toHaveText("ERROR:");
  await expect(job.marked).toBeInViewport();
  await isLight();
  await job.search.fill("no such words");
  await expect(job.found).toHaveText("no match", { timeout: 60_000 });
  tell("longest task", await longest());
});

test("a link to one of a million lines stays at it while the log comes", async ({
  page,
  open,
}) => {
  await open(`${JobPage.address(LOGS.chatty, LOGS.project)}#L500000`);
  const job = new JobPage(page);
  await expect(job.marked.locator(".number")).toHaveText("500000", { timeout: 60_000 });
  await expect(job.log.getByText("1060 errors, 2120 warnings")).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(job.marked.locator(".number")).toHaveText("500000");
  await expect(job.marked).toBeInViewport();
});

test("one line of fifty megabytes opens and scrolls, wrapped or not", async ({ page, open }) => {
  const { job, isLight, toEnd, longest } = await opened(page, open, LOGS.oneLine);
  await expect(job.line("$ cat bundle.json")).toBeVisible({ timeout: 20_000 });
  await isLight();
  await expect(async () => {
    await toEnd();
    await expect(job.line("Job succeeded")).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(job.line("Job succeeded").locator(".number")).toHaveText("3");
  await isLight();
  await job.log.getByRole("button", { name: "Wrap" }).click();
  await toEnd();
  await expect(job.line("Job succeeded")).toBeInViewport();
  await isLight();
  await job.search.fill('"id":0999999,');
  await expect(job.found).toHaveText("1 line", { timeout: 60_000 });
  await job.search.press("Enter");
  const present = job.lines.locator(".line.present");
  await expect(present).toBeInViewport();
  await expect(present.locator("mark")).toHaveCount(1);
  await isLight();
  tell("longest task", await longest());
});
