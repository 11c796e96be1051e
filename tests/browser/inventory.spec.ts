import { readFile } from "node:fs/promises";
import { HANDBOOK } from "./demo";
import { expect, test } from "./journey";
import { ConnectPage } from "./pages/connect";
import { InventoryPage } from "./pages/inventory";

test.describe("all triggers", () => {
  test("are those of every project that one maintains", async ({ page, demo, open }) => {
    await open(".");
    await page.getByRole("main").getByRole("link", { name: "All triggers" }).click();
    const inventory = new InventoryPage(page);
    await expect(inventory.heading).toBeVisible();
    await inventory.read();
    await expect(page).toHaveTitle("All triggers · Pullcord");
    await expect(inventory.rows).toHaveCount(12);
    const nightly = inventory.row("nightly docs");
    await expect(nightly).toContainText(/hours? ago/);
    await expect(nightly.getByRole("link", { name: "docs/handbook" })).toBeVisible();
    await expect(inventory.row("deploy from chat")).toContainText("infra/deployer");
    // Nobody asks for the triggers of archived projects, nor of those of others.
    expect(await demo.seen("GET", /projects\/(7|17)\/triggers/)).toEqual([]);
    await nightly.getByRole("link", { name: "docs/handbook" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Triggers" })).toBeVisible();
    await demo.forgetSeen();
    await page.goBack();
    await expect(inventory.rows).toHaveCount(12);
    expect(await demo.seen("GET", /triggers$/), "kept for the visit").toEqual([]);
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await expect.poll(() => demo.seen("GET", /projects\/\d+\/triggers$/)).toHaveLength(11);
  });

  test("are filtered, sorted and narrowed, which stands in the address", async ({ page, open }) => {
    await open(InventoryPage.address);
    const inventory = new InventoryPage(page);
    await inventory.read();
    await inventory.columnHeading("Project").getByRole("button").click();
    await expect(inventory.columnHeading("Project")).toHaveAttribute("aria-sort", "ascending");
    await expect(inventory.rows.last()).toContainText("infra/deployer");
    await inventory.filter.fill("handbook ada");
    await expect(inventory.rows).toHaveCount(6);
    await inventory.finding(/^Never used/).click();
    await expect(inventory.finding(/^Never used/)).toHaveAttribute("aria-pressed", "true");
    expect(await inventory.descriptions()).toEqual(["old webhook", "trial of the mirror"]);
    const address = new URL(page.url());
    expect(address.search).toBe("?filter=handbook%20ada&found=never-used&sort=project");
    await inventory.filter.fill("nothing like it");
    await page.getByRole("button", { name: "Show all triggers" }).click();
    await expect(inventory.rows).toHaveCount(12);
    await expect(inventory.filter).toHaveValue("");
  });

  test("are reviewed in numbers, each of which leads to its triggers", async ({ page, open }) => {
    await open(InventoryPage.address);
    const inventory = new InventoryPage(page);
    await inventory.read();
    await page.getByRole("link", { name: "Review", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Review" })).toBeVisible();
    const numbers = page.getByRole("table", { name: "Findings" });
    await expect(numbers.getByRole("row", { name: /^Expired 1 / })).toBeVisible();
    await expect(numbers.getByRole("row", { name: /^Expires within 30 days 1 / })).toBeVisible();
    await expect(numbers.getByRole("row", { name: /^Owner blocked 1 / })).toBeVisible();
    await expect(numbers.getByRole("row", { name: /^No description 1 / })).toBeVisible();
    await expect(numbers.getByRole("row", { name: /^Owner without access 0 / })).toBeVisible();
    const about = page.getByRole("region", { name: "About this review" });
    await expect(about).toContainText("11 projects where the reader is Maintainer");
    await page.getByLabel("Days without use").fill("3650");
    await page.getByLabel("Days without use").blur();
    await expect(numbers.getByRole("row", { name: /^Not used for 3650 days 0 / })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    await expect(numbers).toBeVisible();
    await page.emulateMedia({ media: null });
    await numbers.getByRole("link", { name: "Owner blocked" }).click();
    expect(await inventory.descriptions()).toEqual(["packager"]);
  });

  test("are written to a file without their tokens", async ({ page, demo, open }) => {
    await open(InventoryPage.address);
    const inventory = new InventoryPage(page);
    await inventory.read();
    const { token } = await demo.trigger("nightly docs");
    const written = async (button: string) => {
      const waiting = page.waitForEvent("download");
      await page.getByRole("button", { name: button }).click();
      const download = await waiting;
      return [download.suggestedFilename(), await readFile(await download.path(), "utf8")] as const;
    };
    const [csvName, csv] = await written("Export CSV");
    expect(csvName).toMatch(/^triggers-127\.0\.0\.1-\d+-2026-11-2\d\.csv$/);
    expect(csv.split("\r\n")).toHaveLength(14);
    expect(csv).toContain("docs/handbook,9,");
    await inventory.filter.fill("nightly");
    const [jsonName, json] = await written("Export JSON");
    expect(jsonName).toMatch(/\.json$/);
    expect(JSON.parse(json)).toMatchObject([{ project: "docs/handbook", description: "nightly docs" }]);
    for (const text of [csv, json]) expect(text).not.toContain(token);
  });

  test("of the favourites only", async ({ page, demo, open }) => {
    await open(".");
    await page.getByRole("button", { name: "Favourite infra/deployer" }).click();
    await demo.forgetSeen();
    await page.getByRole("main").getByRole("link", { name: "All triggers" }).click();
    const inventory = new InventoryPage(page);
    await inventory.read();
    await inventory.scope.selectOption("My favourites");
    await expect(inventory.rows).toHaveCount(1);
    await expect(inventory.row("deploy from chat")).toBeVisible();
    await expect(page).toHaveURL(/\?projects=favourites$/);
    await expect(inventory.progress).toContainText("1 project");
  });
});

test("are reached from anywhere, and on a phone nothing stands beyond its edge", async ({
  page,
  open,
}) => {
  await open("connect?next=/settings");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go to" }).fill("all trig");
  await page.keyboard.press("Enter");
  const inventory = new InventoryPage(page);
  await expect(inventory.heading).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await inventory.read();
  await expect(inventory.row("nightly docs")).toBeVisible();
  await inventory.table.getByRole("checkbox", { name: "Choose all that are shown" }).check();
  await expect(inventory.chosen).toContainText("12 triggers chosen");
  await inventory.columnHeading("Project").getByRole("button").click();
  await expect(inventory.rows.last()).toContainText("infra/deployer");
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await beyond()).toBeLessThanOrEqual(0);
  await inventory.table.getByRole("button", { name: "Reveal token of release from infra" }).click();
  expect(await beyond()).toBeLessThanOrEqual(0);
});

test("what was read goes when its reader signs out", async ({ page, demo, open }) => {
  await open(InventoryPage.address);
  await new InventoryPage(page).read();
  await page.getByRole("link", { name: /^Settings of/ }).click();
  await page.getByRole("button", { name: /^Sign out of/ }).click();
  await page.getByRole("link", { name: "Pullcord" }).click();
  await demo.forgetSeen();
  await new ConnectPage(page).as("ada");
  await page.getByRole("main").getByRole("link", { name: "All triggers" }).click();
  await new InventoryPage(page).read();
  expect(await demo.seen("GET", /projects\/\d+\/triggers$/)).toHaveLength(11);
});

test("an owner who has lost the project is found", async ({ page, demo, open }) => {
  const reporter = 20;
  await demo.giveRole("grace", reporter);
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await inventory.read();
  await inventory.finding("Owner without access 2").click();
  await expect(inventory.rows).toHaveCount(2);
  await expect(inventory.row("bot: dependency updates")).toContainText("Grace Hopper");
});

test("a GitLab that does not tell who has lost the project leaves that open", async ({
  page,
  open,
}) => {
  let questions = 0;
  await page.route("**/api/graphql", (route) => {
    questions += 1;
    const message = "Field 'pipelineTriggers' doesn't exist on type 'Project'";
    return route.fulfill({
      headers: { "access-control-allow-origin": "*" },
      json: { errors: [{ message }] },
    });
  });
  await open("triggers/review");
  await new InventoryPage(page).read();
  const numbers = page.getByRole("table", { name: "Findings" });
  await expect(numbers.getByRole("row", { name: /^Owner without access not told/ })).toBeVisible();
  await expect.poll(() => questions).toBe(1);
  await page.getByRole("main").getByRole("link", { name: "All triggers" }).click();
  const inventory = new InventoryPage(page);
  await expect(inventory.finding(/^Owner blocked/)).toBeVisible();
  await expect(inventory.finding(/^Owner without access/)).toBeHidden();
  expect(questions, "it is not asked again").toBe(1);
});

test("a group that is not there is told, and another can be named", async ({ page, open }) => {
  await open(InventoryPage.address + "?group=nowhere");
  await expect(page.getByRole("alert")).toContainText("404 Group Not Found");
  const group = page.getByRole("textbox", { name: "Group" });
  await expect(group).toHaveValue("nowhere");
  await group.fill("docs");
  await group.press("Enter");
  const inventory = new InventoryPage(page);
  await inventory.read();
  await expect(inventory.rows).toHaveCount(10);
  await expect(page).toHaveURL(/\?group=docs$/);
});

test("a view is saved under a name, opened and forgotten", async ({ page, open }) => {
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await inventory.read();
  const views = page.getByRole("navigation", { name: "Saved views" });
  await inventory.filter.fill("handbook");
  await inventory.finding(/^Expired/).click();
  await views.getByRole("button", { name: "Save this view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toContainText("Give it a name");
  await dialog.getByLabel("Name").fill("to clean up");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(views.getByRole("link", { name: "to clean up" })).toHaveAttribute("aria-current", "true");
  await inventory.filter.fill("");
  await inventory.finding(/^Expired/).click();
  await expect(inventory.rows).toHaveCount(12);
  await views.getByRole("link", { name: "to clean up" }).click();
  await expect(inventory.rows).toHaveCount(1);
  await expect(inventory.filter).toHaveValue("handbook");
  await views.getByRole("button", { name: "Forget the view to clean up" }).click();
  await expect(views.getByRole("link")).toHaveCount(0);
});

test("a project that refuses is listed with its reason and can be tried again", async ({
  page,
  demo,
  open,
}) => {
  const refused = (url: URL) => url.pathname.endsWith(`/projects/${HANDBOOK}/triggers`);
  await page.route(refused, (route) =>
    route.fulfill({
      status: 403,
      headers: { "access-control-allow-origin": "*" },
      json: { message: "403 Forbidden" },
    }),
  );
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await inventory.read();
  await expect(inventory.rows).toHaveCount(3);
  await expect(inventory.progress).toContainText("10 of 11 projects");
  await inventory.unread.getByText("1 project could not be read").click();
  await expect(inventory.unread).toContainText("docs/handbook");
  await expect(inventory.unread).toContainText("GitLab does not allow it");
  await page.unroute(refused);
  await inventory.unread.getByRole("button", { name: "Try again" }).click();
  await expect(inventory.rows).toHaveCount(12);
  await expect(inventory.unread).toHaveCount(0);
  expect(await demo.seen("GET", /projects\/9\/triggers$/)).toHaveLength(1);
});

test("when GitLab is asked too much, everything waits as long as it says", async ({
  page,
  open,
}) => {
  let refusals = 0;
  await page.route(/\/projects\/\d+\/triggers/, (route) => {
    if (refusals++ > 0) return route.fallback();
    return route.fulfill({
      status: 429,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "Retry-After",
        "retry-after": "7",
      },
      body: "Retry later\n",
    });
  });
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await expect(inventory.progress).toContainText("Waiting.");
  await page.clock.fastForward(6_000);
  await expect(inventory.progress).toContainText("Waiting.");
  await page.clock.fastForward(1_500);
  await inventory.read();
  await expect(inventory.rows).toHaveCount(12);
});

test("reading is stopped and gone on with", async ({ page, open }) => {
  const held: (() => void)[] = [];
  let hold = true;
  await page.route(/\/projects\/\d+\/triggers/, async (route) => {
    if (hold) await new Promise<void>((resolve) => held.push(resolve));
    // One that was given up meanwhile has nobody to answer.
    await route.fallback().catch(() => {});
  });
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await expect(inventory.progress).toContainText("0 of 11 projects");
  await expect.poll(() => held.length).toBe(6);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(inventory.progress).toContainText("Stopped.");
  hold = false;
  held.forEach((release) => release());
  await page.getByRole("button", { name: "Go on" }).click();
  await inventory.read();
  await expect(inventory.rows).toHaveCount(12);
});
