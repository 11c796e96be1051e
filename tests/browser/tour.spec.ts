import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import type { Demo } from "./demo";
import { expect, pass, test } from "./journey";
import { BuildPage } from "./pages/build";
import { BuildsPage } from "./pages/builds";
import { ConnectPage } from "./pages/connect";
import { InventoryPage } from "./pages/inventory";
import { JobPage } from "./pages/job";
import { RunPage } from "./pages/run";
import { SnippetPanel } from "./pages/snippet";
import { TriggersPage } from "./pages/triggers";

/** Where the pictures of the guide are kept. */
const FOLDER = resolve(import.meta.dirname, "../../docs/tour");

/** Takes a picture of what is in the window, without the passing messages. */
async function picture(page: Page, demo: Demo, name: string) {
  await pass(page, demo, 6);
  await expect(page.locator(".toast")).toHaveCount(0);
  // Anything else would put a style into the page, against its policy.
  await page.screenshot({
    path: resolve(FOLDER, `${name}.png`),
    animations: "allow",
    caret: "initial",
  });
}

// Pictures are made when someone asks for new ones, and not by each test run.
if (process.env.PULLCORD_TOUR === "1") {
  test.describe.configure({ mode: "serial" });

  test.beforeAll(() => {
    mkdirSync(FOLDER, { recursive: true });
  });

  test("the tour", async ({ page, demo }) => {
    test.setTimeout(120_000);
    const [connect, triggers, run] = [
      new ConnectPage(page),
      new TriggersPage(page),
      new RunPage(page),
    ];
    const [build, builds, job] = [new BuildPage(page), new BuildsPage(page), new JobPage(page)];
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });

    await page.goto(".");
    await expect(connect.url).not.toHaveValue("");
    await picture(page, demo, "01-connect");
    await connect.button.click();
    const handbook = page.getByRole("link", { name: "docs/handbook" });
    await expect(handbook).toBeVisible();
    await picture(page, demo, "02-projects");
    await handbook.click();
    await expect(triggers.row("nightly docs")).toBeVisible();
    await picture(page, demo, "03-triggers");

    await triggers.addButton.click();
    await triggers.dialog("Add trigger").getByLabel("Description").fill("parcel tracker");
    await picture(page, demo, "04-add-trigger");
    await triggers.dialog("Add trigger").getByRole("button", { name: "Create trigger" }).click();
    await expect(triggers.created).toBeVisible();
    await picture(page, demo, "05-new-trigger");
    const snippet = new SnippetPanel(page);
    await snippet.tab(".gitlab-ci.yml").click();
    await snippet.region.scrollIntoViewIfNeeded();
    await picture(page, demo, "06-snippet");
    await snippet.tab("curl").click();

    await triggers.run("parcel tracker").click();
    await run.addVariable("UPLOAD_TO_S3", "true");
    await run.addVariable("RELEASE_NOTE", 'It\'s the "autumn" edition\n100% checked');
    await run.addVariable("BUCKET_KEY", "kept to myself");
    await run.secret("BUCKET_KEY").check();
    await expect(run.snippet.code).toContainText("$BUCKET_KEY");
    await picture(page, demo, "07-run");
    await run.startButton.click();
    await expect(build.trigger).toContainText("started here");
    await pass(page, demo, 8);
    await expect(build.status).toHaveText("Running");
    await build.variables.getByRole("button", { name: "Reveal values" }).click();
    await picture(page, demo, "09-build");
    await page.getByRole("link", { name: "Builds", exact: true }).click();
    await expect(builds.rows.first()).toContainText("parcel tracker");
    await builds.filled();
    await picture(page, demo, "08-builds");
    await builds.rows.first().getByRole("link").first().click();
    await pass(page, demo, 60);
    await expect(build.status).toHaveText("Passed");
    await build.job("upload_package").click();
    await expect(job.line("Job succeeded")).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    await picture(page, demo, "10-job");
    await page.getByRole("link", { name: "Triggers", exact: true }).click();
    await triggers.button("Revoke", "nightly docs").click();
    await expect(triggers.dialog("Revoke trigger").getByRole("listitem").first()).toBeVisible();
    await picture(page, demo, "11-revoke");
    await page.keyboard.press("Escape");
    await triggers.button("Rotate", "nightly docs").click();
    await expect(triggers.dialog("Rotate trigger").getByText("once a day")).toBeVisible();
    await expect(triggers.dialog("Rotate trigger").getByText("REASON").first()).toBeVisible();
    await picture(page, demo, "12-rotate");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "All triggers" }).click();
    const inventory = new InventoryPage(page);
    await expect(inventory.table).toContainText("platform/api");
    await picture(page, demo, "13-all-triggers");
  });

  for (const [name, width, colorScheme] of [
    ["dark", 1280, "dark"],
    ["narrow", 390, "light"],
  ] as const) {
    test(`three screens, ${name}`, async ({ page, demo, open }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const variables: [string, string][] = [
        ["var[UPLOAD_TO_S3]", "true"],
        ["var[REASON]", "first try"],
      ];
      for (const [screen, address, text] of [
        ["triggers", TriggersPage.address(), "nightly docs"],
        ["run", RunPage.address(9, [["trigger", "10"], ...variables]), "curl"],
        ["builds", BuildsPage.address(), "nightly docs"],
      ] as const) {
        await open(address);
        const shown = page.locator("main").getByText(text).filter({ visible: true });
        await expect(shown.first()).toBeVisible();
        if (screen === "builds") await new BuildsPage(page).filled();
        await picture(page, demo, `${screen}-${name}`);
      }
    });
  }
}
