import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Demo } from "./demo";
import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { BuildsPage } from "./pages/builds";
import { ComparePage } from "./pages/compare";
import { ConnectPage } from "./pages/connect";
import { InventoryPage } from "./pages/inventory";
import { JobPage } from "./pages/job";
import { Presets } from "./pages/presets";
import { RunPage } from "./pages/run";
import { TriggersPage } from "./pages/triggers";

// Four looks at a long table take their time on a busy machine.
test.describe.configure({ timeout: 120_000 });

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds, in a form that a person can act on. Dark changes colours and
 * nothing else, so that one rule is enough there.
 */
async function findings(page: Page, theme: "light" | "dark") {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  if (theme === "dark") axe.withRules("color-contrast");
  else axe.withTags(RULES);
  // There are no frames, for which alone the other mode opens a page of its own.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}

/** A build of the handbook that ended before the demo began. */
const FIRST_BUILD = 1370;

/** A screen, or a dialog over one: where it is, and how to bring it about. */
interface Screen {
  name: string;
  at: (build: number, job: number) => string;
  bring: (page: Page) => Promise<void>;
}

const shown = (text: string | RegExp) => (page: Page) =>
  expect(page.locator("main").getByText(text).filter({ visible: true }).first()).toBeVisible();

async function dialog(page: Page, press: "addButton" | "Edit" | "Rotate" | "Revoke") {
  const triggers = new TriggersPage(page);
  await expect(triggers.rows.first()).toBeVisible();
  await (
    press === "addButton" ? triggers.addButton : triggers.button(press, "nightly docs")
  ).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  if (press === "Rotate" || press === "Revoke")
    await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
}

async function revokeSeveral(page: Page) {
  const inventory = new InventoryPage(page);
  await inventory.read();
  // On a phone there is no heading to choose all with.
  for (const name of ["nightly docs", "old webhook"]) await inventory.choose(name).check();
  await inventory.revokeChosen.click();
  await expect(inventory.dialog.getByRole("link").first()).toBeVisible();
}

const SCREENS: Screen[] = [
  { name: "Projects", at: () => ".", bring: shown("docs/handbook") },
  { name: "Triggers", at: () => TriggersPage.address(), bring: shown("nightly docs") },
  {
    name: "Add trigger",
    at: () => TriggersPage.address(),
    bring: (page) => dialog(page, "addButton"),
  },
  { name: "Edit trigger", at: () => TriggersPage.address(), bring: (page) => dialog(page, "Edit") },
  {
    name: "Rotate trigger",
    at: () => TriggersPage.address(),
    bring: (page) => dialog(page, "Rotate"),
  },
  {
    name: "Rotate trigger, once the new one is there",
    at: () => TriggersPage.address(),
    bring: async (page) => {
      await dialog(page, "Rotate");
      await page.getByRole("button", { name: "Create the new trigger" }).click();
      await expect(page.getByRole("dialog")).toContainText("not used yet");
    },
  },
  {
    name: "Revoke trigger",
    at: () => TriggersPage.address(),
    bring: (page) => dialog(page, "Revoke"),
  },
  { name: "All triggers", at: () => InventoryPage.address, bring: shown("nightly docs") },
  { name: "Review", at: () => "triggers/review", bring: shown("Owner blocked") },
  { name: "Revoke triggers", at: () => InventoryPage.address, bring: revokeSeveral },
  {
    name: "Run",
    at: () =>
      RunPage.address(9, [
        ["trigger", "10"],
        ["var[NOTE]", "a\nb"],
        ["var[NOT-GOOD]", "x"],
      ]),
    bring: shown("Use letters, digits"),
  },
  {
    name: "Run, with the branches open",
    at: () => RunPage.address(),
    bring: async (page) => {
      await new RunPage(page).ref.click();
      await expect(page.getByRole("option", { name: "default branch" })).toBeVisible();
    },
  },
  {
    name: "Run, with inputs and warnings",
    at: () =>
      RunPage.address(9, [
        ["trigger", "10"],
        ["var[NOTE]", "$HOME"],
        ["input[dry-run]", "true"],
        ["input[not good]", ""],
      ]),
    bring: async (page) => {
      const run = new RunPage(page);
      await run.snippet.tab("curl, query string").click();
      await run.snippet.tokenChoice.selectOption("Real token");
      await expect(run.snippet.refusal).toBeVisible();
      await run.inputNames.nth(1).fill("");
      await expect(run.snippet.warnings).toHaveCount(3);
    },
  },
  {
    name: "More places",
    at: () => RunPage.address(9, [["trigger", "10"]]),
    bring: async (page) => {
      await expect((await new RunPage(page).snippet.more()).options.first()).toBeVisible();
    },
  },
  {
    name: "More places, none",
    at: () => RunPage.address(9, [["trigger", "10"]]),
    bring: async (page) => {
      const places = await new RunPage(page).snippet.more();
      await places.search.fill("telepathy");
      await expect(places.dialog).toContainText("No such place");
    },
  },
  { name: "Builds", at: () => BuildsPage.address(), bring: shown("nightly docs") },
  {
    name: "Builds, none",
    at: () => BuildsPage.address("?ref=none"),
    bring: shown("No build fits"),
  },
  { name: "Build", at: (build) => BuildPage.address(build), bring: shown("UPLOAD_TO_S3") },
  {
    name: "Compare builds",
    at: (build) => ComparePage.address(FIRST_BUILD, build),
    bring: shown("UPLOAD_TO_S3"),
  },
  {
    name: "Build, compared with which",
    at: (build) => BuildPage.address(build),
    bring: async (page) => {
      await page.getByRole("button", { name: "Compare with…" }).click();
      await expect(page.getByRole("dialog").getByRole("link").first()).toBeVisible();
    },
  },
  {
    name: "Save as preset, from a build",
    at: (build) => BuildPage.address(build),
    bring: async (page) => {
      await page.getByRole("link", { name: "Save as preset" }).click();
      await expect(new Presets(page).dialog("Save as preset")).toBeVisible();
    },
  },
  {
    name: "Presets, and running one",
    at: () => RunPage.address(9, [["trigger", "10"]]),
    bring: async (page) => {
      const presets = new Presets(page);
      await presets.save("Nightly");
      await expect(await presets.run("Nightly")).toContainText("nightly docs");
    },
  },
  {
    name: "Builds, grouped",
    at: () => BuildsPage.address("?group=UPLOAD_TO_S3"),
    bring: shown("true"),
  },
  {
    name: "Builds of favourites, none",
    at: () => "builds",
    bring: shown("No favourite projects yet"),
  },
  { name: "Job", at: (_, job) => JobPage.address(job), bring: shown("make test") },
  { name: "Settings", at: () => "connect?next=/settings", bring: shown("Ada Lovelace") },
  {
    name: "No such page",
    at: () => "connect?next=/settings",
    bring: async (page) => {
      await page.evaluate(() => history.pushState(null, "", "nowhere"));
      await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Settings");
    },
  },
  { name: "A failure", at: () => BuildPage.address(999_999), bring: shown("GitLab has no") },
];

/** A build that ended, and one of its jobs. */
async function example(demo: Demo) {
  const build = await demo.start({ UPLOAD_TO_S3: "true" });
  await demo.advance(60);
  return { build, job: (await demo.job(build, "run_tests")).id };
}

/** Both themes and both widths of what is shown. */
async function inspect(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const where = `${colorScheme}, ${width} px`;
      expect.soft(await findings(page, colorScheme), where).toEqual([]);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(beyond, `${where}: beyond the right edge`).toBeLessThanOrEqual(0);
    }
  }
}

for (const { name, at, bring } of SCREENS) {
  test(`${name}: axe finds nothing, and nothing sticks out`, async ({ page, demo, open }) => {
    // Colours are to be compared when they have settled.
    await page.emulateMedia({ reducedMotion: "reduce" });
    const { build, job } = await example(demo);
    await open(at(build, job));
    await bring(page);
    await inspect(page);
  });
}

test("Connect: axe finds nothing, and nothing sticks out", async ({ page }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect");
  await connect.with("glpat-wrong");
  await expect(connect.refusal).toBeVisible();
  await inspect(page);
});

test("what a developer is told: axe finds nothing", async ({ page, open }) => {
  await open(TriggersPage.address(), "dan");
  await shown(/takes the role Maintainer/)(page);
  await inspect(page);
});

/** The visible cells whose content sticks out of them, or out of the window. */
const crowded = (page: Page) =>
  page.locator("table :is(th, td)").evaluateAll((cells) =>
    cells
      .filter((cell) => getComputedStyle(cell.closest("thead, tbody")!).position !== "absolute")
      .filter(
        (cell) =>
          cell.scrollWidth > cell.clientWidth + 1 ||
          cell.getBoundingClientRect().right > innerWidth,
      )
      .map((cell) => cell.textContent),
  );

for (const [name, address, words] of [
  ["Triggers", TriggersPage.address(), "nightly docs"],
  ["Builds", BuildsPage.address(), "nightly docs"],
] as const) {
  test(`${name}: the table has room at any width`, async ({ page, open }) => {
    await open(address);
    await shown(words)(page);
    for (const width of [390, 760, 860, 920, 1024, 1090, 1180, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect.soft(await crowded(page), `${width} px`).toEqual([]);
    }
  });
}

test("the way to a new trigger goes by keyboard alone", async ({ page }) => {
  const [connect, triggers] = [new ConnectPage(page), new TriggersPage(page)];
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Goes on by Tab until the focus is where it should be, or gives up. */
  const tabTo = async (name: RegExp) => {
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      const text = await focused.evaluate(
        (element) =>
          element.getAttribute("aria-label") ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent,
      );
      if (name.test(text ?? "")) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await page.goto(TriggersPage.address());
  await expect(connect.url).not.toHaveValue("");
  await press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(/^Access token/);
  await press("Enter");
  await expect(triggers.heading).toBeFocused();
  await tabTo(/^Add trigger$/);
  await press("Enter");
  await page.keyboard.type("made by hand");
  await press("Enter");
  await expect(triggers.created).toContainText("made by hand");
  await tabTo(/^Copy the new token$/);
  await press("Enter");
  await expect(page.getByText("Copied.")).toBeVisible();
});
