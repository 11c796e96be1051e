import { expect, pass, setHidden, test } from "./journey";
import { note, noted } from "./mutations";
import { BuildsPage } from "./pages/builds";

test("only triggered builds, marked in words, with the keys of their variables", async ({
  page,
  open,
}) => {
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  const pushed = builds.rows.filter({ hasText: "feature/faster-search" });
  await expect(pushed).toBeVisible();
  await expect(pushed).not.toContainText("triggered");
  await builds.triggeredOnly.check();
  await expect(page).toHaveURL(/\?source=trigger$/);
  await expect(pushed).toHaveCount(0);
  const newest = builds.rows.first();
  await expect(newest).toContainText("triggered");
  await expect(newest).toContainText("nightly docs");
  await expect(newest).toContainText("UPLOAD_TO_S3");
  await expect(newest).toContainText("REASON");
  await expect(newest).not.toContainText("cron on db1");
  const count = await builds.rows.count();
  await expect(builds.rows.filter({ hasText: "triggered" })).toHaveCount(count);
});

test("status and ref are asked of GitLab and stand in the address", async ({
  page,
  demo,
  open,
}) => {
  await open(BuildsPage.address("?status=failed"));
  const builds = new BuildsPage(page);
  await expect(builds.status).toHaveValue("failed");
  const failed = (await demo.builds("status=failed&per_page=100")).map((build) => build.id);
  await expect.poll(() => builds.numbers()).toEqual(failed);
  await builds.ref.fill("master");
  await expect(page).toHaveURL(/ref=master/);
  const both = (await demo.builds("status=failed&ref=master&per_page=100")).map(
    (build) => build.id,
  );
  await expect.poll(() => builds.numbers()).toEqual(both);
  expect(both.length).toBeLessThan(failed.length);
  await builds.ref.fill("no-such-branch");
  await expect(page.getByText("No build fits the filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).not.toHaveURL(/\?./);
  await expect(builds.rows.first()).toBeVisible();
});

test("older builds come as one goes down, each once, although new ones come in", async ({
  page,
  demo,
  open,
}) => {
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await expect(builds.rows.first()).toBeVisible();
  // Moves the pages that are still to come by two.
  const added = [await demo.start(), await demo.start()];
  const all = (await demo.builds("per_page=100")).map((build) => build.id);
  await expect(async () => {
    await builds.rows.last().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 5_000);
    expect((await builds.numbers()).at(-1)).toBe(all.at(-1));
  }).toPass();
  const listed = (await builds.numbers()).filter((id) => !added.includes(id));
  expect(listed).toEqual(all.filter((id) => !added.includes(id)));
});

test("an answer that changes nothing touches nothing", async ({ page, demo, open }) => {
  // The build that runs at the start has ended by then.
  await demo.advance(600);
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await builds.filled();
  await note(builds.table.locator("tbody"));
  await demo.forgetSeen();
  const polls = () => demo.seen("GET", /\/pipelines$/);
  for (let poll = 1; poll <= 3; poll++) {
    await pass(page, demo, 60);
    await expect.poll(async () => (await polls()).length).toBeGreaterThanOrEqual(poll);
  }
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await noted(page)).toEqual([]);
});

test("a build that changes touches its own row only", async ({ page, demo, open }) => {
  const build = await demo.start();
  await open(BuildsPage.address("?source=trigger"));
  const builds = new BuildsPage(page);
  await builds.filled();
  await expect(builds.row(build)).toContainText(/Created|Pending|Running/);
  await note(builds.table.locator("tbody"));
  await pass(page, demo, 60);
  await expect(builds.row(build)).toContainText("Passed");
  expect([...new Set(await noted(page))]).toEqual([String(build)]);
});

test("a hidden page asks nothing, and looks again when it is shown", async ({
  page,
  demo,
  open,
}) => {
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await builds.filled();
  await setHidden(page, true);
  await demo.forgetSeen();
  const build = await demo.start();
  await demo.forgetSeen();
  for (let minute = 0; minute < 5; minute++) await pass(page, demo, 60);
  expect(await demo.seen("GET", /\/api\//)).toEqual([]);
  await setHidden(page, false);
  await expect(builds.row(build)).toContainText("Passed");
});

test("rows stay when they cannot be refreshed, and the screen says so", async ({
  page,
  context,
  demo,
  open,
  faults,
}) => {
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await builds.filled();
  const before = await builds.numbers();
  await context.setOffline(true);
  await page.clock.fastForward(60_000);
  const stale = page.getByRole("status").filter({ hasText: "could not be refreshed" });
  await expect(stale).toContainText("GitLab could not be reached");
  expect(await builds.numbers()).toEqual(before);
  await context.setOffline(false);
  const build = await demo.start();
  await page.clock.fastForward(300_000);
  await expect(builds.row(build)).toBeVisible();
  await expect(stale).toHaveCount(0);
  expect(faults.splice(0).join()).toContain("ERR_INTERNET_DISCONNECTED");
});
