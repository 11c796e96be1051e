import type { Page } from "@playwright/test";
import type { Demo } from "./demo";
import { expect, pass, test } from "./journey";
import { BuildsPage } from "./pages/builds";

/** So many rows are in the page at most, whatever is loaded. */
const MOST_ROWS = 130;

// Starting and loading so many takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 });

/** Starts builds as fast as GitLab lets anyone. */
async function startMany(demo: Demo, count: number) {
  for (let started = 0; started < count; started += 20) {
    await Promise.all(Array.from({ length: Math.min(20, count - started) }, () => demo.start()));
    await demo.advance(61);
  }
}

/** Scrolls down until every build is loaded. */
async function loadAll(page: Page) {
  const end = page.getByText("There are no older builds.");
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(end).toBeVisible({ timeout: 200 });
  }).toPass();
}

const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

test("of many loaded builds those near the window are in the page, and all can be reached", async ({
  page,
  demo,
  open,
}) => {
  await startMany(demo, 160);
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await expect(builds.rows.first()).toBeVisible();
  await loadAll(page);
  const all: number[] = [];
  for (let at = 1; ; at++) {
    const some = await demo.builds(`per_page=100&page=${at}`);
    all.push(...some.map(({ id }) => id));
    if (some.length < 100) break;
  }
  expect(all.length).toBeGreaterThan(200);
  await expect(builds.table).toHaveAttribute("aria-rowcount", String(all.length + 1));
  const whole = await height(page);
  // From the end to the start: what is in the page belongs together.
  for (let top = whole; top > -700; top -= 700) {
    await page.evaluate((top) => scrollTo(0, top), Math.max(top, 0));
    await expect(async () => {
      const numbers = await builds.numbers();
      const start = all.indexOf(numbers[0]!);
      expect(numbers).toEqual(all.slice(start, start + numbers.length));
      expect(numbers.length).toBeLessThan(MOST_ROWS);
      const seen = await builds.rows.evaluateAll((rows) =>
        rows.filter((row) => {
          const box = row.getBoundingClientRect();
          return box.bottom > 0 && box.top < innerHeight;
        }).length,
      );
      expect(seen).toBeGreaterThan(5);
    }).toPass({ timeout: 3000 });
    expect(Math.abs((await height(page)) - whole)).toBeLessThan(3);
  }
  const first = builds.rows.first();
  await expect(first).toHaveAttribute("aria-rowindex", "2");
});

test("the keys lead from row to row, and a row with the focus stays", async ({
  page,
  demo,
  open,
}) => {
  await startMany(demo, 160);
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await expect(builds.rows.first()).toBeVisible();
  await loadAll(page);
  const focused = () => page.evaluate(() => document.activeElement?.closest("tr")?.ariaRowIndex);
  await page.evaluate(() => scrollTo(0, 0));
  // Until the scrolling is followed, the first row in the page is one far below.
  await expect(builds.rows.first()).toHaveAttribute("aria-rowindex", "2");
  await builds.rows.first().getByRole("link").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toBe("3");
  await page.keyboard.press("End");
  const last = (await builds.table.getAttribute("aria-rowcount"))!;
  await expect.poll(focused).toBe(last);
  await page.keyboard.press("ArrowUp");
  await expect.poll(focused).toBe(String(Number(last) - 1));
  await page.evaluate(() => scrollTo(0, 0));
  await expect(builds.rows.first()).toHaveAttribute("aria-rowindex", "2");
  expect(await focused()).toBe(String(Number(last) - 1));
  await page.keyboard.press("PageUp");
  await expect.poll(async () => Number(await focused())).toBeLessThan(Number(last) - 5);
  await page.keyboard.press("Home");
  await expect.poll(focused).toBe("2");
});

test("builds that arrive while one reads further down wait behind a button", async ({
  page,
  demo,
  open,
}) => {
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await builds.filled();
  const top = (await builds.numbers())[0]!;
  const early = await demo.start();
  await pass(page, demo, 60);
  await expect.poll(async () => (await builds.numbers())[0]).toBe(early);
  await page.evaluate(() => scrollTo(0, 600));
  const read = builds.row((await builds.numbers())[15]!);
  const place = () => read.evaluate((row) => Math.round(row.getBoundingClientRect().top));
  const before = await place();
  const late = [await demo.start(), await demo.start()];
  await pass(page, demo, 60);
  const button = page.getByRole("button", { name: "2 new builds" });
  await expect(button).toBeVisible();
  expect(await place()).toBe(before);
  expect((await builds.numbers())[0]).toBe(early);
  await button.click();
  await expect.poll(async () => (await builds.numbers()).slice(0, 4)).toEqual([
    late[1],
    late[0],
    early,
    top,
  ]);
  await expect(builds.rows.first().getByRole("link").first()).toBeFocused();
  await expect(button).toHaveCount(0);
});

test("columns can be left out, and the choice stays on the device", async ({ page, open }) => {
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await builds.filled();
  const heading = page.getByRole("columnheader", { name: "Duration" });
  await expect(heading).toBeVisible();
  await page.getByText("Columns", { exact: true }).click();
  await page.getByRole("group", { name: "Columns" }).getByLabel("Duration").uncheck();
  await expect(heading).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "Columns" })).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem("pullcord.columns"))).toContain("duration");
});

test("builds are grouped by a variable, the newest of each value first", async ({
  page,
  demo,
  open,
}) => {
  const first = await demo.start({ DEPLOY_TO: "staging" });
  const production = await demo.start({ DEPLOY_TO: "production" });
  const staging = await demo.start({ DEPLOY_TO: "staging" });
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await builds.filter("Group by").fill("DEPLOY_TO");
  const groups = page.getByRole("table", { name: "Builds by DEPLOY_TO" });
  const rows = groups.locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText("staging");
  await expect(rows.nth(0)).toContainText(`#${staging}`);
  await expect(rows.nth(1)).toContainText(`#${production}`);
  await rows.nth(0).getByRole("link", { name: "List builds of DEPLOY_TO=staging" }).click();
  await expect(builds.filter("Variable")).toHaveValue("DEPLOY_TO=staging");
  await expect.poll(() => builds.numbers()).toEqual([staging, first]);
});
