import type { Page } from "@playwright/test";
import { HANDBOOK, tokenOf, type Demo } from "./demo";
import { clipboard, expect, pass, test } from "./journey";
import { ConnectPage } from "./pages/connect";
import { JobPage } from "./pages/job";
import { gitlabUrl } from "./watched";

/** The most elements that the region may have, whatever the log. */
const MOST = 600;

// So high that all of the log's box is in sight.
test.use({ viewport: { width: 1280, height: 1000 } });

/** Has GitLab answer with `log` for the log of any job; tells what was asked for. */
async function serve(page: Page, log: () => string | Buffer, knowsOffset = false) {
  const asked: (number | undefined)[] = [];
  await page.route(/\/jobs\/\d+\/trace/, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const body = Buffer.from(log());
    const offset = new URL(route.request().url()).searchParams.get("byte_offset");
    asked.push(offset === null ? undefined : Number(offset));
    await route.fulfill({
      status: 200,
      headers: { "Access-Control-Allow-Origin": "*", "Content-Type": "text/plain" },
      body: knowsOffset && offset !== null ? body.subarray(Number(offset)) : body,
    });
  });
  return asked;
}

async function finished(demo: Demo) {
  const build = await demo.start();
  await demo.advance(60);
  return (await demo.job(build, "run_tests")).id;
}

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => `this is line ${from + at} of the log\n`).join("");

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
  await job.search.press("Shift+Enter");
  await expect(job.marked).toContainText("line 199999 of");
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
