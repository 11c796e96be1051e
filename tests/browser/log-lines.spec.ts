import { clipboard, expect, test } from "./journey";
import { finished, numbered, serve } from "./logs";
import { JobPage } from "./pages/job";

// So high that all of the log's box is in sight.
test.use({ viewport: { width: 1280, height: 1000 } });

test("several lines are linked and copied without their numbers", async ({ page, demo, open }) => {
  const id = await finished(demo);
  await serve(page, () => numbered(5000));
  await open(JobPage.address(id));
  const job = new JobPage(page);
  const number = (n: number) => job.lines.locator(`#L${n} a.number`);
  await number(3).click();
  await expect(page).toHaveURL(/#L3$/);
  await number(6).click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/#L3-L6$/);
  await expect(job.marked).toHaveCount(4);
  await job.log.getByRole("button", { name: "Copy 4 lines" }).click();
  await expect.poll(() => clipboard(page)).toBe(numbered(4, 3).trimEnd());
  // Selected by hand, over rows.
  await page.evaluate(() => {
    const text = (n: number) =>
      [...document.querySelector(`#L${n} .text`)!.childNodes].find((node) => node.textContent)!;
    getSelection()!.setBaseAndExtent(text(8), 0, text(10), 4);
  });
  await page.keyboard.press("Control+C");
  await expect
    .poll(() => clipboard(page))
    .toBe("this is line 8 of the log\nthis is line 9 of the log\nthis");
});

test("a link to lines opens the log at them", async ({ page, demo, open }) => {
  const id = await finished(demo);
  await serve(page, () => numbered(50_000));
  await open(`${JobPage.address(id)}#L30000-L30002`);
  const job = new JobPage(page);
  await expect(job.marked).toHaveCount(3);
  await expect(job.marked.first()).toContainText("line 30000 of");
  await expect(job.marked.first()).toBeInViewport();
});

test("errors and warnings are listed and lead to their lines", async ({ page, demo, open }) => {
  const id = await finished(demo);
  const parts = [numbered(9000), "warning: odd\n", numbered(9000), "\x1b[31merror\x1b[0m: bad\n"];
  await serve(page, () => `${parts.join("")}0 errors, 0 failed\n`);
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await job.log.getByRole("button", { name: "1 error, 1 warning" }).click();
  const list = job.log.getByRole("list", { name: "Errors and warnings" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: "error: bad" }).click();
  await expect(job.marked).toHaveText(/18002\s*error: bad/);
  await expect(job.marked).toBeInViewport();
  await job.log.getByRole("button", { name: "1 error, 1 warning" }).click();
  await expect(list).toHaveCount(0);
});

test("a section stays folded in the next log", async ({ page, demo, open }) => {
  const id = await finished(demo);
  const section = (name: string) =>
    `section_start:1:${name}\r\x1b[0KPart ${name}\ninside ${name}\nsection_end:9:${name}\r\x1b[0K`;
  await serve(page, () => `${section("one")}${section("two")}end\n`);
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await job.section("Part one").click();
  await expect(job.line("inside one")).toHaveCount(0);
  await expect(job.line("inside two")).toBeVisible();
  const other = await finished(demo);
  await open(JobPage.address(other));
  await expect(job.line("inside two")).toBeVisible();
  await expect(job.section("Part one")).toHaveAttribute("aria-expanded", "false");
  await expect(job.line("inside one")).toHaveCount(0);
});

test("timestamps are shown when asked for, and the log takes the page's width", async ({
  page,
  demo,
  open,
}) => {
  const id = await finished(demo);
  await serve(page, () => "2026-03-04T05:06:07.890123Z 00O stamped\n");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("stamped")).toBeVisible();
  await expect(job.line("05:06:07.890")).toHaveCount(0);
  await job.log.getByRole("button", { name: "Timestamps" }).click();
  await expect(job.line("05:06:07.890")).toBeVisible();
  const narrow = (await job.log.boundingBox())!.width;
  await job.log.getByRole("button", { name: "Full width" }).click();
  await expect.poll(async () => (await job.log.boundingBox())!.width).toBeGreaterThan(narrow + 100);
});

test("a match far along an unwrapped line comes into sight, and the next one is back at the left", async ({
  page,
  demo,
  open,
}) => {
  const id = await finished(demo);
  const far = `${"0123456789 ".repeat(60)}needle\n`;
  await serve(page, () => numbered(500) + far + numbered(500, 502) + "needle at the left\n");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await job.log.getByRole("button", { name: "Wrap" }).click();
  await job.search.fill("needle");
  await expect(job.found).toHaveText("2 lines");
  const present = job.lines.locator(".present mark");
  const left = () => job.lines.evaluate((log) => log.scrollLeft);
  await job.search.press("Enter");
  await expect(job.marked.locator(".number")).toHaveText("501");
  await expect(present).toBeInViewport({ ratio: 1 });
  expect(await left()).toBeGreaterThan(1000);
  await job.search.press("Enter");
  await expect(job.marked.locator(".number")).toHaveText("1002");
  await expect(present).toBeInViewport({ ratio: 1 });
  await expect.poll(left).toBeLessThan(10);
});
