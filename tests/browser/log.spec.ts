import { readFile } from "node:fs/promises";
import type { Demo } from "./demo";
import { expect, pass, test } from "./journey";
import { ConnectPage } from "./pages/connect";
import { JobPage } from "./pages/job";

/** The line that is marked, by the browser for a link or by the search. */
const MARKED = ".line:is(:target, .marked)";

/** The job of a fresh build that ended a while ago. */
async function ended(demo: Demo, name: string, variables: Record<string, string> = {}) {
  const build = await demo.start(variables);
  await demo.advance(60);
  return demo.job(build, name);
}

test("colours, overwritten lines and sections are drawn", async ({ page, demo, open }) => {
  const { id } = await ended(demo, "run_tests", { HTML: "<img src=x onerror=alert(1)>" });
  await open(JobPage.address(id));
  const job = new JobPage(page);
  const command = job.line("$ make test");
  await expect(command).toBeVisible();
  await expect(command.locator("span[class]", { hasText: "$ make test" }).last()).toHaveAttribute(
    "class",
    /fg-2/,
  );
  const [plain, green] = await command.evaluate((line) => [
    getComputedStyle(line.querySelector(".number")!).color,
    getComputedStyle([...line.querySelectorAll("span")].at(-1)!).color,
  ]);
  expect(green).not.toBe(plain);
  await expect(job.line("ok   welcome.md")).toHaveCount(1);
  await expect(job.lines).not.toContainText("checking");
  await expect(job.lines).not.toContainText("section_start");
  await expect(job.line("HTML=<img src=x onerror=alert(1)>")).toBeVisible();
});

test("a section folds and opens", async ({ page, demo, open }) => {
  const { id } = await ended(demo, "build_package");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  const section = job.section("Rendering the pages");
  await expect(section).toHaveAttribute("aria-expanded", "true");
  await expect(job.line("public/travel.html")).toBeVisible();
  await section.click();
  await expect(section).toHaveAttribute("aria-expanded", "false");
  await expect(job.line("public/travel.html")).toHaveCount(0);
  await expect(job.line("handbook.tar.gz written")).toBeVisible();
  await section.press("Enter");
  await expect(job.line("public/travel.html")).toBeVisible();
});

test("a running job's log grows and is followed", async ({ page, demo, open }) => {
  const build = await demo.start();
  await demo.advance(4);
  const { id } = await demo.job(build, "run_tests");
  // So low that the log does not fit.
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.status).toHaveText("Running");
  await expect(job.follow).toHaveAttribute("aria-pressed", "true");
  await expect(job.line("Running with gitlab-runner")).toHaveCount(1);
  await expect(job.line("Job succeeded")).toHaveCount(0);
  await pass(page, demo, 30);
  await expect(job.line("Job succeeded")).toBeVisible();
  await expect(job.status).toHaveText("Passed");
  const atEnd = () =>
    job.lines.evaluate(
      (log) => log.scrollHeight - log.clientHeight - log.scrollTop < 8 && log.scrollTop > 0,
    );
  await expect.poll(atEnd).toBe(true);
  await expect(job.follow).toHaveCount(0);
});

test("a log is not followed by somebody who reads further up", async ({ page, demo, open }) => {
  // The job has a second left, which may be less than the page takes to open.
  await demo.stopClock();
  const build = await demo.start();
  await demo.advance(7);
  const { id } = await demo.job(build, "run_tests");
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("$ make test")).toBeAttached();
  const height = () => job.lines.evaluate((log) => log.scrollHeight);
  const before = await height();
  await job.lines.evaluate((log) => log.scrollTo(0, 0));
  await expect(job.follow).toHaveAttribute("aria-pressed", "false");
  await pass(page, demo, 30);
  await expect.poll(height).toBeGreaterThan(before);
  expect(await job.lines.evaluate((log) => log.scrollTop)).toBe(0);
});

test("a line has a link that opens the log at it", async ({ page, demo }) => {
  const { id } = await ended(demo, "build_package");
  const connect = new ConnectPage(page);
  await page.goto(JobPage.address(id));
  await connect.keep("Until this tab closes").check();
  await connect.as("ada");
  const job = new JobPage(page);
  const line = job.line("public/travel.html");
  await line.locator("a.number").click();
  const anchor = await line.getAttribute("id");
  await expect(page).toHaveURL(new RegExp(`/jobs/${id}#${anchor}$`));
  await expect(job.heading).toBeVisible();
  await page.goto("about:blank");
  await page.goto(`${JobPage.address(id)}#${anchor}`);
  await expect(page.locator(MARKED)).toContainText("public/travel.html");
  await expect(page.locator(MARKED)).toBeInViewport();
});

test("the log is searched", async ({ page, demo, open }) => {
  const { id } = await ended(demo, "build_package");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  const found = job.log.getByRole("search").getByRole("status");
  await job.search.fill("PUBLIC/");
  await expect(found).toHaveText("8 lines");
  await job.search.press("Enter");
  await expect(found).toHaveText(/^1 of 8/);
  await expect(page.locator(MARKED)).toContainText("public/welcome.html");
  await job.log.getByRole("button", { name: "Previous match" }).click();
  await expect(page.locator(MARKED)).toContainText("public/map.html");
  await job.search.fill("no such words");
  await expect(found).toHaveText("no match");
});

test("the log is downloaded as GitLab sent it", async ({ page, demo, open }) => {
  const { id } = await ended(demo, "run_tests");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.download).toBeVisible();
  const offered = page.waitForEvent("download");
  await job.download.click();
  const download = await offered;
  expect(download.suggestedFilename()).toBe(`job-${id}.log`);
  const trace = await (await demo.call("GET", `/projects/9/jobs/${id}/trace`)).body();
  expect((await readFile(await download.path())).equals(trace)).toBe(true);
});

test("a job that has not started says so instead of a log", async ({ page, demo, open }) => {
  const build = await demo.start();
  const { id } = await demo.job(build, "upload_package");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.status).toHaveText("Created");
  await expect(job.download).toHaveCount(0);
  await expect(job.log.locator(".empty")).toBeVisible();
});
