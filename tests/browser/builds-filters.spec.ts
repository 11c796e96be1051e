import { HANDBOOK } from "./demo";
import { expect, test } from "./journey";
import { BuildsPage } from "./pages/builds";
import { TriggersPage } from "./pages/triggers";

test("what GitLab can filter is asked of it and stands in the address", async ({
  page,
  demo,
  open,
}) => {
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await builds.filter("Who").fill("@grace");
  await expect(page).toHaveURL(/username=grace/);
  const hers = (await demo.builds("username=grace&per_page=100")).map(({ id }) => id);
  await expect.poll(() => builds.numbers()).toEqual(hers.slice(0, 30));
  await builds.filter("Who").fill("");
  await builds.filter("Since").fill("2d");
  await expect(page).toHaveURL(/since=2d/);
  const from = new Date(Date.parse(await demo.now()) - 2 * 86_400_000).toISOString();
  const since = (await demo.builds(`created_after=${from}&per_page=100`)).map(({ id }) => id);
  await expect.poll(() => builds.numbers()).toEqual(since.slice(0, 30));
  expect(since.length).toBeGreaterThan(0);
});

test("builds are found by a variable, and the page says among how many", async ({
  page,
  demo,
  open,
}) => {
  const wanted = await demo.start({ DEPLOY_TO: "staging", REASON: "a b" });
  const other = await demo.start({ DEPLOY_TO: "production" });
  await open(BuildsPage.address());
  const builds = new BuildsPage(page);
  await expect(builds.row(wanted)).toBeVisible();
  await builds.filter("Variable").fill("DEPLOY_TO=staging");
  await expect(page).toHaveURL(/variable=DEPLOY_TO%3Dstaging/);
  await expect.poll(() => builds.numbers()).toEqual([wanted]);
  await expect(page.getByText(/^1 of \d+ loaded builds fits$/)).toBeVisible();
  await builds.filter("Variable").fill("DEPLOY_TO");
  await expect.poll(() => builds.numbers()).toEqual([other, wanted]);
  await builds.filter("Variable").fill("REASON=a b");
  await expect.poll(() => builds.numbers()).toEqual([wanted]);
  await builds.filter("Variable").fill("DEPLOY_TO=nowhere");
  await expect(page.getByText("No loaded build fits the filters")).toBeVisible();
});

test("someone who may not read variables is told so, and nothing is lost", async ({
  page,
  demo,
  open,
}) => {
  await demo.giveRole("gus", 20);
  await open(BuildsPage.address("?variable=DEPLOY_TO"), "gus");
  const builds = new BuildsPage(page);
  await expect(page.getByRole("status").filter({ hasText: "takes the role Maintainer" })).toBeVisible();
  await expect(builds.filter("Variable")).toHaveValue("DEPLOY_TO");
  await builds.filter("Variable").fill("");
  await expect(builds.rows.first()).toBeVisible();
});

test("a trigger's row opens its builds, and only as surely as they are known", async ({
  page,
  demo,
  open,
}) => {
  const nightly = await demo.trigger("nightly docs");
  const last = await demo.start();
  await open(`projects/${HANDBOOK}/triggers`);
  await new TriggersPage(page).page
    .getByRole("link", { name: "Builds of nightly docs", exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`builds\\?trigger=${nightly.id}$`));
  const builds = new BuildsPage(page);
  await expect(builds.choice("Trigger")).toHaveValue(String(nightly.id));
  await expect(builds.row(last)).toContainText("last used");
  const named = await builds.numbers();
  const showToo = page.getByRole("button", { name: "Show those too" });
  await expect(page.getByText(/may have been started by this trigger/)).toBeVisible();
  await showToo.click();
  await expect(page).toHaveURL(/evidence=possible/);
  await expect.poll(async () => (await builds.numbers()).length).toBeGreaterThan(named.length);
  await builds.choice("Evidence").selectOption("Started here");
  await expect(page.getByText("No loaded build fits the filters")).toBeVisible();
  await builds.choice("Trigger").selectOption("Any trigger");
  await expect(page).not.toHaveURL(/trigger=/);
});

test("a filter that says nothing is kept and explained", async ({ page, open }) => {
  await open(
    BuildsPage.address("?status=on_holiday&since=yesterday&trigger=ten&variable=A%20B"),
  );
  const builds = new BuildsPage(page);
  const said = page.getByRole("status").filter({ hasText: "on_holiday" });
  for (const text of ["on_holiday", "yesterday", "ten", "A B"]) {
    await expect(said).toContainText(`“${text}”`);
  }
  await expect(builds.filter("Since")).toHaveValue("yesterday");
  await builds.status.selectOption("Any status");
  await expect(said).toHaveCount(0);
  await expect(builds.rows.first()).toBeVisible();
  await builds.filter("Since").fill("7d");
  await builds.filter("Variable").fill("");
  await builds.choice("Trigger").selectOption("Any trigger");
  await expect(page).toHaveURL(/\?since=7d$/);
  await expect(page.locator(".notice")).toHaveCount(0);
});
