import { tokenOf } from "./demo";
import { expect, test } from "./journey";
import { finished, numbered, serve } from "./logs";
import { ConnectPage } from "./pages/connect";
import { JobPage } from "./pages/job";
import { gitlabUrl } from "./watched";

/** The most elements that the region may have, whatever the log. */
const MOST = 600;

// So high that all of the log's box is in sight.
test.use({ viewport: { width: 1280, height: 1000 } });

test("of a long log only what is in sight is in the page", async ({ page, demo, open }) => {
  test.slow();
  const id = await finished(demo);
  await serve(page, () => numbered(400_000));
  await open(`${JobPage.address(id)}`);
  const job = new JobPage(page);
  await expect(job.line("this is line 1 of the log")).toBeVisible({ timeout: 20_000 });
  const elements = () => job.log.locator("*").count();
  expect(await elements()).toBeLessThanOrEqual(MOST);
  await job.lines.evaluate((log) => log.scrollTo(0, log.scrollHeight));
  await expect(job.line("this is line 400000 of the log")).toBeInViewport();
  await expect(job.line("this is line 1 of the log")).toHaveCount(0);
  expect(await elements()).toBeLessThanOrEqual(MOST);
  const atEnd = await job.lines.evaluate((log) => [log.scrollTop, log.scrollHeight]);
  expect(atEnd[1]).toBe(8_000_000);
  await job.lines.press("PageUp");
  await expect(job.line("this is line 400000 of the log")).not.toBeInViewport();
  // Not the first, which is kept ready above the edge.
  await expect(job.line(/this is line 3999\d\d of the log/).nth(12)).toBeInViewport();
});

test("over a million lines are scrolled to their end", async ({ page, demo, open }) => {
  test.slow();
  const id = await finished(demo);
  await serve(page, () => "a line\n".repeat(1_200_000) + "the last line\n");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("a line").first()).toBeVisible({ timeout: 20_000 });
  await expect(async () => {
    await job.lines.evaluate((log) => log.scrollTo(0, log.scrollHeight));
    await expect(job.line("the last line")).toBeInViewport({ timeout: 1000 });
  }).toPass();
  await expect(job.line("the last line").locator(".number")).toHaveText("1200001");
  expect(await job.log.locator("*").count()).toBeLessThanOrEqual(MOST);
});

test("a long log is searched and its lines are linked", async ({ page, demo, open }) => {
  const id = await finished(demo);
  await serve(page, () => `${numbered(99_999)}the needle\n${numbered(100_000, 100_001)}`);
  await open(`${JobPage.address(id)}`);
  const job = new JobPage(page);
  await job.search.fill("NEEDLE");
  await expect(job.found).toHaveText("1 line");
  await job.search.press("Enter");
  await expect(job.found).toHaveText("1 of 1");
  await expect(job.marked).toHaveText(/100000\s*the needle/);
  await expect(job.marked).toBeInViewport();
  await job.search.fill("line 1999");
  await expect(job.found).toHaveText("111 lines");
  // From what is in sight, backwards, then on.
  await job.search.press("Shift+Enter");
  await expect(job.found).toHaveText("11 of 111");
  await expect(job.marked).toContainText("line 19999 of");
  await job.search.press("Enter");
  await expect(job.marked).toContainText("line 199900 of");
});

test("what is found is marked in its line, over colours", async ({ page, demo, open }) => {
  const id = await finished(demo);
  const busy = `${"e ".repeat(2000)}\n`.repeat(60);
  await serve(page, () => `plain Needle, needle\na \x1b[32mnee\x1b[0mdle\n<mark>\n${busy}`);
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("plain")).toBeVisible();
  await job.search.fill("needle");
  await expect(job.line("plain").locator("mark")).toHaveText(["Needle", "needle"]);
  await expect(job.line("a needle").locator("mark")).toHaveText(["nee", "dle"]);
  const present = job.lines.locator(".present mark");
  await expect(present).toHaveCount(0);
  await job.search.press("Enter");
  await expect(present).toHaveText(["Needle", "needle"]);
  await job.search.press("Enter");
  await expect(present).toHaveText(["nee", "dle"]);
  const behind = (text: string) =>
    job.line(text).locator("mark").first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
  expect(await behind("a needle")).not.toBe(await behind("plain"));
  // What the log writes is no mark, and many marks do not make the page heavy.
  await job.search.fill("absent");
  await expect(job.lines.locator("mark")).toHaveCount(0);
  await job.search.fill("E");
  await expect(job.line("plain").locator("mark")).toHaveText(Array(6).fill("e"));
  expect(await job.log.locator("*").count()).toBeLessThanOrEqual(MOST);
  await job.search.fill("");
  await expect(job.lines.locator("mark")).toHaveCount(0);
});

test("a link of the log leads to the connected GitLab over https, or nowhere", async ({
  page,
  demo,
  open,
}) => {
  const link = (address: string, text: string) => `\x1b]8;;${address}\x07${text}\x1b]8;;\x07`;
  const log = [
    `see ${link("https://gitlab.test/docs/handbook/-/jobs/1", "the \x1b[32mjob\x1b[0m")} now`,
    link("https://gitlab.test.evil.example/", "elsewhere"),
    link("https://gitlab.test@evil.example/", "as somebody"),
    link("http://gitlab.test/", "in the open"),
    link("javascript:alert(1)", "a script"),
  ];
  const id = await finished(demo);
  // The demo, as if it were on https.
  await page.route("https://gitlab.test/**", async (route) => {
    const url = route.request().url().replace("https://gitlab.test", gitlabUrl);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await serve(page, () => log.join("\n"));
  await page.goto(JobPage.address(id));
  await new ConnectPage(page).with(tokenOf("ada"), "https://gitlab.test");
  const job = new JobPage(page);
  await expect(job.line("see the job now")).toBeVisible({ timeout: 20_000 });
  const links = job.lines.locator(".text a");
  await expect(links).toHaveText(["the ", "job"]);
  for (const one of await links.all()) {
    await expect(one).toHaveAttribute("href", "https://gitlab.test/docs/handbook/-/jobs/1");
    await expect(one).toHaveAttribute("rel", "noopener noreferrer");
    await expect(one).toHaveAttribute("target", "_blank");
  }
  await job.search.fill("see the job");
  await expect(links.locator("mark")).toHaveText(["the ", "job"]);
  for (const text of ["elsewhere", "as somebody", "in the open", "a script"]) {
    await expect(job.line(text)).toBeVisible();
  }
  // Over http nothing is a link.
  await open(JobPage.address(id));
  await expect(job.line("see the job now")).toBeVisible();
  await expect(links).toHaveCount(0);
});

test("one line of many megabytes is shown in pieces to its end", async ({ page, demo, open }) => {
  const id = await finished(demo);
  await serve(page, () => `before\n${"0123456789 ".repeat(1_000_000)}the end\nafter\n`);
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("before")).toBeVisible();
  expect(await job.log.locator("*").count()).toBeLessThanOrEqual(MOST);
  await job.lines.evaluate((log) => log.scrollTo(0, log.scrollHeight));
  await expect(job.line("after")).toBeInViewport();
  await expect(job.line("after").locator(".number")).toHaveText("3");
  await expect(job.line("the end")).toBeAttached();
  await job.log.getByRole("button", { name: "Wrap" }).click();
  await job.lines.evaluate((log) => log.scrollTo(0, log.scrollHeight));
  await expect(job.line("after")).toBeInViewport();
  expect(await job.log.locator("*").count()).toBeLessThanOrEqual(MOST);
});

test("much colour does not make the page heavy", async ({ page, demo, open }) => {
  const id = await finished(demo);
  const word = (at: number) => `\x1b[3${at % 8}mword${at}\x1b[0m `;
  const line = `${Array.from({ length: 40 }, (_, at) => word(at)).join("")}\n`;
  await serve(page, () => line.repeat(5000));
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("word39").first()).toBeVisible();
  await expect(job.lines.locator(".fg-3").first()).toBeVisible();
  expect(await job.log.locator("*").count()).toBeLessThanOrEqual(MOST);
});
