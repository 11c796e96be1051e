import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Demo } from "./demo";
import { expect, test } from "./journey";
import { BuildsPage } from "./pages/builds";
import { ConnectPage } from "./pages/connect";
import { TriggersPage } from "./pages/triggers";
import { SCREENS, shown } from "./screens";

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
