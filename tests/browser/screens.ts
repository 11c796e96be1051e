import type { Page } from "@playwright/test";
import { expect } from "./journey";
import { BuildPage } from "./pages/build";
import { BuildsPage } from "./pages/builds";
import { ComparePage } from "./pages/compare";
import { InventoryPage } from "./pages/inventory";
import { JobPage } from "./pages/job";
import { Presets } from "./pages/presets";
import { RunPage } from "./pages/run";
import { TriggersPage } from "./pages/triggers";

/** A build of the handbook that ended before the demo began. */
const FIRST_BUILD = 1370;

/** A screen, or a dialog over one: where it is, and how to bring it about. */
interface Screen {
  name: string;
  at: (build: number, job: number) => string;
  bring: (page: Page) => Promise<void>;
}

/** That a text can be seen. */
export const shown = (text: string | RegExp) => (page: Page) =>
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
  for (const name of ["nightly docs", "old webhook"]) await inventory.choose(name).check();
  await inventory.revokeChosen.click();
  await expect(inventory.dialog.getByRole("link").first()).toBeVisible();
}

export const SCREENS: Screen[] = [
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
