import { MONOREPO } from "./demo";
import { expect, pass, test } from "./journey";
import { note, noted } from "./mutations";
import { BuildsPage } from "./pages/builds";

test("the newest of ten thousand builds are there at once, older ones as one goes down", async ({
  page,
  demo,
  open,
}) => {
  const newest = (await demo.builds("per_page=60", MONOREPO)).map((build) => build.id);
  await open(BuildsPage.address("", MONOREPO));
  const builds = new BuildsPage(page);
  await expect(builds.row(newest[0])).toBeVisible();
  expect((await builds.numbers()).slice(0, 5)).toEqual(newest.slice(0, 5));
  const sixtieth = builds.row(newest[59]);
  await expect(sixtieth).toHaveCount(0);
  const goDown = async () => {
    await builds.rows.last().scrollIntoViewIfNeeded();
    return sixtieth.count();
  };
  await expect.poll(goDown).toBe(1);
});

test("of a thousand loaded builds those in sight are in the page, and a poll touches none", async ({
  page,
  demo,
  open,
}) => {
  test.setTimeout(120_000);
  // What runs is over by then: no build changes any more.
  await demo.advance(3600);
  await open(BuildsPage.address("", MONOREPO));
  const builds = new BuildsPage(page);
  await expect(builds.rows.first()).toBeVisible();
  const loaded = async () => {
    const text = await page.getByText(/^[\d,]+ builds shown$/).textContent();
    return Number(text!.replace(/\D/g, ""));
  };
  let most = 0;
  const goDown = async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    most = Math.max(most, await builds.rows.count());
    return loaded();
  };
  await expect.poll(goDown, { timeout: 90_000, intervals: [50] }).toBeGreaterThan(1000);
  expect(most).toBeLessThanOrEqual(130);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(builds.rows.first()).toHaveAttribute("aria-rowindex", "2");
  await builds.filled();
  expect(await page.locator("main *").count()).toBeLessThan(2000);
  await note(builds.table.locator("tbody"));
  await demo.forgetSeen();
  await pass(page, demo, 60);
  await expect.poll(() => demo.seen("GET", /\/pipelines$/)).not.toHaveLength(0);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await noted(page)).toEqual([]);
});

test("a guest is told that ten thousand builds are not for guests", async ({ page, open }) => {
  await open(BuildsPage.address("", MONOREPO), "gus");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(new BuildsPage(page).rows).toHaveCount(0);
});
