import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { HANDBOOK } from "./demo";
import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { Presets } from "./pages/presets";
import { RunPage } from "./pages/run";

const STARTS = /\/trigger\/pipeline$/;
const NIGHTLY: [string, string][] = [
  ["trigger", "10"],
  ["ref", "develop"],
  ["var[NOTE]", "two\nlines"],
];

/** All that this browser keeps, as one text. */
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

/** Fills the form with a secret too, and saves it as "Nightly". */
async function saved(page: Page) {
  const [run, presets] = [new RunPage(page), new Presets(page)];
  await run.addVariable("SESAME", "hunter2");
  await run.secret("SESAME").check();
  await presets.save("Nightly");
  await expect(presets.names).toHaveText(["Nightly"]);
  return presets;
}

test("a preset is saved from the form and run after a look at what it sends", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const presets = await saved(page);
  expect(await stored(page)).not.toContain("hunter2");
  const dialog = await presets.run("Nightly");
  await expect(dialog).toContainText("nightly docs");
  await expect(dialog).toContainText("develop");
  await expect(dialog).toContainText("NOTE=two");
  const start = dialog.getByRole("button", { name: "Start build" });
  await expect(start).toBeDisabled();
  await expect(start).toHaveAccessibleDescription(/Type this value again/);
  await dialog.getByLabel("SESAME").fill("hunter3");
  expect(await demo.seen("POST", STARTS)).toEqual([]);
  await start.evaluate((button: HTMLElement) => {
    for (let press = 0; press < 20; press++) button.click();
  });
  const build = new BuildPage(page);
  await expect(build.trigger).toContainText("started here");
  expect(await demo.seen("POST", STARTS)).toHaveLength(1);
  expect(await demo.variables(build.id)).toEqual({ NOTE: "two\nlines", SESAME: "hunter3" });
  expect((await demo.builds("per_page=1"))[0]!.ref).toBe("develop");
  expect(await stored(page)).not.toContain("hunter");
});

test("a preset fills the form and is renamed, replaced and deleted", async ({ page, open }) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const [run, presets] = [new RunPage(page), await saved(page)];
  await run.ref.fill("master");
  await run.values.nth(0).fill("changed");
  await presets.action("Fill the form with", "Nightly").click();
  await expect(run.ref).toHaveValue("develop");
  expect(await run.pairs()).toEqual([
    ["NOTE", "two\nlines"],
    ["SESAME", ""],
  ]);

  await run.ref.fill("v2.3");
  await presets.save("Second");
  await presets.action("Rename", "Second").click();
  const rename = presets.dialog("Rename preset");
  await rename.getByLabel("Name").fill("Nightly");
  await rename.getByRole("button", { name: "Rename preset" }).click();
  await expect(rename.getByLabel("Name")).toHaveAccessibleDescription(/Another preset has this/);
  await rename.getByLabel("Name").fill("Release");
  await rename.getByRole("button", { name: "Rename preset" }).click();
  await expect(presets.names).toHaveText(["Nightly", "Release"]);

  await presets.saveButton.click();
  const save = presets.dialog("Save as preset");
  await save.getByLabel("Name").fill("Release");
  await expect(save).toContainText("This replaces the preset of the same name.");
  await save.getByLabel("Name").fill("");
  await save.getByRole("button", { name: "Save preset" }).click();
  await expect(save.getByLabel("Name")).toHaveAccessibleDescription(/Name the preset/);
  await page.keyboard.press("Escape");

  await presets.action("Delete", "Nightly").click();
  const remove = presets.dialog("Delete preset");
  await remove.getByRole("button", { name: "Cancel" }).click();
  await expect(presets.names).toHaveText(["Nightly", "Release"]);
  await presets.action("Delete", "Nightly").click();
  await remove.getByRole("button", { name: "Delete preset" }).click();
  await expect(presets.names).toHaveText(["Release"]);
});

test("a build is saved as a preset as it was started, but for its secrets", async ({
  page,
  demo,
  open,
}) => {
  const started = await demo.start({ REASON: "nightly", API_TOKEN: "hunter2" });
  await open(BuildPage.address(started));
  await page.getByRole("link", { name: "Save as preset" }).click();
  const presets = new Presets(page);
  const dialog = presets.dialog("Save as preset");
  await expect(dialog.getByLabel("Name")).toHaveValue("nightly docs on master");
  await expect(dialog).toContainText("API_TOKEN: asked for each time, never kept");
  await dialog.getByRole("button", { name: "Save preset" }).click();
  await expect(presets.names).toHaveText(["nightly docs on master"]);
  expect(await stored(page)).not.toContain("hunter2");
  // The question is put once.
  await expect(page).not.toHaveURL(/save=/);
});

test("a build whose variables may not be read is saved once that is said", async ({
  page,
  demo,
  open,
}) => {
  const started = await demo.start({ REASON: "nightly" });
  await open(BuildPage.address(started), "dan");
  await page.getByRole("link", { name: "Save as preset" }).click();
  const presets = new Presets(page);
  await page.getByRole("button", { name: /without/i }).click();
  await expect(presets.dialog("Save as preset")).toContainText("none: it is asked for each time");
});

test("a form that is not sound is not saved, and says why", async ({ page, open }) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const [run, presets] = [new RunPage(page), new Presets(page)];
  await run.addVariable("NOT-GOOD", "1");
  await presets.saveButton.click();
  const dialog = presets.dialog("Save as preset");
  await expect(dialog).toContainText("Look at variable 2: Use letters, digits");
  await dialog.getByRole("button", { name: "Back to the form" }).click();
  await expect(presets.region).toHaveCount(0);
});

test("a preset whose trigger was revoked says so and keeps the one that is chosen", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const presets = new Presets(page);
  await presets.save("Nightly");
  await demo.call("DELETE", `/projects/${HANDBOOK}/triggers/10`);
  const dialog = await presets.run("Nightly");
  await expect(dialog).toContainText("Its trigger “nightly docs” has been revoked");
  const start = dialog.getByRole("button", { name: "Start build" });
  await expect(start).toBeDisabled();
  const trigger = dialog.getByLabel("Trigger", { exact: true });
  const option = trigger.getByRole("option", { name: /^release from infra/ });
  await trigger.selectOption({ label: (await option.textContent())!.trim() });
  await start.click();
  await expect(new BuildPage(page).trigger).toContainText("release from infra");
  await page.goBack();
  await expect(presets.region).toContainText("release from infra");
});

test("a lost answer to a preset is not taken for a refusal", async ({
  page,
  context,
  demo,
  open,
  faults,
}) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const presets = new Presets(page);
  await presets.save("Nightly");
  const dialog = await presets.run("Nightly");
  const start = dialog.getByRole("button", { name: "Start build" });
  await expect(start).toBeEnabled();
  await context.setOffline(true);
  await start.click();
  await expect(dialog.getByRole("alert")).toContainText("It is not known whether");
  await expect(dialog.getByRole("link", { name: "Look at the builds" })).toBeVisible();
  await context.setOffline(false);
  await page.clock.fastForward(120_000);
  expect(await demo.seen("POST", STARTS)).toEqual([]);
  expect(faults.splice(0).join()).toContain("ERR_INTERNET_DISCONNECTED");
});

test("presets travel as a file, without secrets, and replace nothing unasked", async ({
  page,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const [run, presets] = [new RunPage(page), await saved(page)];
  const download = page.waitForEvent("download");
  await presets.region.getByRole("button", { name: "Export presets" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("pullcord-presets-docs-handbook.json");
  const text = await readFile(await file.path(), "utf8");
  expect(text).not.toContain("hunter2");
  expect(text).not.toContain("glptt");
  expect(JSON.parse(text).presets[0].build.ref).toBe("develop");

  // The same again is nothing new.
  let dialog = await presets.pick(text);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("All of these presets were here already.")).toBeVisible();
  await expect(presets.names).toHaveText(["Nightly"]);

  await run.ref.fill("master");
  await presets.save("Nightly");
  dialog = await presets.pick(text);
  await expect(dialog).toContainText("Different presets of these names are here: Nightly");
  await expect(dialog.getByRole("radio", { name: /Keep both/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(presets.names).toHaveText(["Nightly", "Nightly (2)"]);
  await expect(presets.region.getByRole("row").nth(1)).toContainText("master");
  await expect(presets.region.getByRole("row").nth(2)).toContainText("develop");
});

test("a file that is none of presets is explained, and nothing changes", async ({ page, open }) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const presets = new Presets(page);
  const dialog = await presets.pick("PK\u0003 not json");
  await expect(dialog).toContainText("This file cannot be imported: it is not JSON");
  const field = dialog.getByLabel("File");
  for (const [text, sentence] of [
    ["{}", "not a file of presets"],
    [`{"pullcord":"presets","version":9}`, "of version 9"],
    ["x".repeat(1_000_001), "larger than 1 MB"],
  ] as const) {
    const buffer = Buffer.from(text);
    await field.setInputFiles({ name: "presets.json", mimeType: "application/json", buffer });
    await expect(dialog).toContainText(sentence);
    await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  }
  await page.keyboard.press("Escape");
  await expect(presets.region).toHaveCount(0);
});

test("presets are those of the account and the project, and of all tabs", async ({
  page,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const presets = new Presets(page);
  await presets.save("Nightly");
  await open(RunPage.address(12));
  await expect(presets.saveButton).toBeVisible();
  await expect(presets.region).toHaveCount(0);
  await open(RunPage.address(HANDBOOK, NIGHTLY), "grace");
  await expect(presets.saveButton).toBeVisible();
  await expect(presets.region).toHaveCount(0);

  await open(RunPage.address(HANDBOOK, NIGHTLY));
  await expect(presets.names).toHaveText(["Nightly"]);
  // Another tab saves one: this one does not take it away again.
  await page.evaluate(() => {
    const name = "pullcord.presets";
    const all = JSON.parse(localStorage.getItem(name)!);
    const [first] = all.content;
    all.content.push({ ...first, preset: { ...first.preset, name: "Of another tab" } });
    localStorage.setItem(name, JSON.stringify(all));
  });
  await presets.save("Third");
  await expect(presets.names).toHaveText(["Nightly", "Of another tab", "Third"]);
});

test("settings count the presets and forget them", async ({ page, open }) => {
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  await new Presets(page).save("Nightly");
  await page.getByRole("link", { name: "Settings of Ada Lovelace" }).click();
  await expect(page.getByText(/your presets \(1\)/)).toBeVisible();
  await page.getByRole("button", { name: "Forget everything" }).click();
  const dialog = page.getByRole("dialog", { name: "Forget everything" });
  await dialog.getByRole("button", { name: "Forget everything" }).click();
  await expect(page.getByText(/your presets \(0\)/)).toBeVisible();
});
