import type { Page, Request } from "@playwright/test";
import { expect, test } from "./journey";
import { InventoryPage } from "./pages/inventory";
import { gitlabUrl } from "./watched";

/** Every project that Ada maintains, and their triggers. */
const PROJECTS = 2_025;
const TRIGGERS = 10_036;
const PER_PAGE = 100;

/** How many requests for projects or triggers there were, and at most at a time. */
function counting(page: Page) {
  const isOurs = (request: Request) =>
    request.url().startsWith(gitlabUrl) &&
    /\/api\/(v4\/.*(projects|triggers)\?|graphql$)/.test(request.url());
  const under = new Set<Request>();
  const counts = { all: 0, atATime: 0 };
  page.on("request", (request) => {
    if (!isOurs(request)) return;
    under.add(request);
    counts.all += 1;
    counts.atATime = Math.max(counts.atATime, under.size);
  });
  page.on("requestfinished", (request) => under.delete(request));
  page.on("requestfailed", (request) => under.delete(request));
  return counts;
}

/** The milliseconds of the page's own thread that the script of each key took. */
async function scriptOfKeys(page: Page, text: string): Promise<number[]> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Performance.enable", { timeDomain: "threadTicks" });
  const script = async () => {
    const { metrics } = await tools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ScriptDuration")!.value * 1000;
  };
  const taken: number[] = [];
  for (const key of text) {
    const before = await script();
    await page.keyboard.type(key);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    taken.push((await script()) - before);
  }
  return taken;
}

test("ten thousand triggers of two thousand projects are one table", async ({
  page,
  open,
}, info) => {
  test.setTimeout(400_000);
  const requests = counting(page);
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await inventory.read(300_000);
  await expect(inventory.progress).toContainText("2,025 projects");
  await expect(page.locator(".trigger-count")).toHaveText("10,036");
  await expect(inventory.table).toHaveAttribute("aria-rowcount", String(TRIGGERS + 1));
  await expect(inventory.finding(/^Owner without access [1-9]/)).toBeVisible({ timeout: 60_000 });
  expect(requests.atATime).toBeLessThanOrEqual(8);
  // One for each page of the list and for each project, then one about the owners of
  // fifty projects.
  const most = Math.ceil(PROJECTS / PER_PAGE) + PROJECTS + Math.ceil(PROJECTS / 50);
  expect(requests.all).toBeGreaterThan(PROJECTS);
  expect(requests.all).toBeLessThanOrEqual(most);

  let [rows, elements] = [0, 0];
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await page.evaluate((share) => scrollTo(0, document.body.scrollHeight * share), share);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    rows = Math.max(rows, await inventory.rows.count());
    elements = Math.max(elements, await page.locator("main *").count());
  }
  await expect(inventory.rows.last()).toHaveAttribute("aria-rowindex", String(TRIGGERS + 1));
  expect(rows).toBeLessThanOrEqual(48);
  expect(elements).toBeLessThan(3000);

  await page.evaluate(() => scrollTo(0, 0));
  await inventory.filter.focus();
  const taken = await scriptOfKeys(page, "retail nightly");
  await expect(inventory.rows.first()).toContainText("estate/retail/");
  await expect(inventory.rows.first()).toContainText("nightly");
  expect(await inventory.rows.count()).toBeLessThanOrEqual(48);
  // Times depend on the machine: they are told, and fail nothing.
  const told = taken.map((milliseconds) => Math.round(milliseconds)).join(", ");
  info.annotations.push({ type: "script of each key in the filter, ms of its thread", description: told });
});

test("a group of the estate is read alone", async ({ page, open }) => {
  const requests = counting(page);
  await open(InventoryPage.address + "?group=estate%2Fretail");
  const inventory = new InventoryPage(page);
  await inventory.read();
  await expect(inventory.progress).toContainText("200 projects");
  await expect(page.locator(".trigger-count")).toHaveText("1,000");
  await expect(inventory.finding(/^Owner without access [1-9]/)).toBeVisible();
  expect(requests.atATime).toBeLessThanOrEqual(8);
  expect(requests.all).toBe(2 + 200 + 4);
});
