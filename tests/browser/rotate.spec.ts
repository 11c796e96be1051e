import type { Page } from "@playwright/test";
import { HANDBOOK, type Demo } from "./demo";
import { ignoreEnds } from "./ends";
import { expect, pass, test } from "./journey";
import { RunPage } from "./pages/run";
import { TriggersPage } from "./pages/triggers";

const NIGHTLY = "nightly docs";

/** The dialog that leads through the replacement of a trigger. */
class Rotation {
  readonly triggers: TriggersPage;

  constructor(page: Page) {
    this.triggers = new TriggersPage(page);
  }

  get dialog() {
    return this.triggers.dialog("Rotate trigger");
  }

  press(name: string) {
    return this.dialog.getByRole("button", { name, exact: true }).click();
  }

  async of(description: string) {
    await this.triggers.button("Rotate", description).first().click();
    await expect(this.dialog.getByRole("listitem").first()).toBeVisible();
  }

  get goOn() {
    return this.triggers.page.getByRole("button", { name: /^Go on replacing / });
  }
}

/** Starts a build with a trigger's token, as a cron job elsewhere would. */
async function call(demo: Demo, token: string) {
  const form = { token, ref: "master" };
  const answer = await demo.call("POST", `/projects/${HANDBOOK}/trigger/pipeline`, form);
  expect(answer.status()).toBe(201);
}

test("a trigger is replaced step by step, and can be left in between", async ({
  page,
  demo,
  open,
}) => {
  const rotation = new Rotation(page);
  const { triggers, dialog } = rotation;
  await open(TriggersPage.address());
  const old = await demo.trigger(NIGHTLY);
  await rotation.of(NIGHTLY);
  await expect(dialog).toContainText("once a day");
  await expect(dialog.getByText("UPLOAD_TO_S3").first()).toBeVisible();
  await expect(dialog.getByLabel("Description")).toHaveValue(NIGHTLY);
  await rotation.press("Create the new trigger");
  await expect(dialog).toContainText("not used yet");
  await expect(dialog.getByRole("status")).toContainText("wait until then");
  await expect(triggers.rows).toHaveCount(10);
  await rotation.press("Go on later");
  const kept = await page.evaluate(() => localStorage.getItem("pullcord.rotations"));
  expect(kept).toContain(`"old":${old.id}`);
  expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))).not.toContain("glptt-");

  await page.goto("connect");
  await open(TriggersPage.address());
  await rotation.goOn.click();
  await call(demo, old.token);
  await pass(page, demo, 15);
  await expect(dialog.getByRole("status")).toContainText("something still calls it");
  await rotation.press("Revoke the old trigger");
  await expect(dialog).toBeHidden();
  await expect(triggers.rows).toHaveCount(9);
  await expect(triggers.row(NIGHTLY)).toHaveCount(1);
  await expect(rotation.goOn).toHaveCount(0);
  const revoked = await demo.seen("DELETE", /triggers/);
  expect(revoked.map(({ path }) => path)).toEqual([
    `/api/v4/projects/${HANDBOOK}/triggers/${old.id}`,
  ]);
});

test("the new trigger has its calls, and a build that tries it", async ({ page, open }) => {
  const rotation = new Rotation(page);
  const { dialog, triggers } = rotation;
  await open(TriggersPage.address());
  await rotation.of(NIGHTLY);
  await dialog.getByLabel("Description").fill("nightly docs, second");
  await rotation.press("Create the new trigger");
  await rotation.press("Show its snippets");
  await expect(page.getByRole("region", { name: "Snippet" })).toContainText("nightly docs, second");
  await expect(page.getByRole("tab", { selected: true })).toBeFocused();
  await rotation.goOn.click();
  await dialog.getByRole("link", { name: "Start a test build" }).click();
  const run = new RunPage(page);
  await expect(run.trigger).toContainText("nightly docs, second");
  await run.ref.fill("master");
  await run.startButton.click();
  await expect(page.getByRole("heading", { level: 1, name: /^Build/ })).toBeVisible();
  await page.getByRole("link", { name: "Triggers", exact: true }).click();
  await triggers.button("Rotate", NIGHTLY).click();
  await expect(dialog).toContainText(/New trigger \w{4}••••, used (just now|\d+ seconds? ago)/);
});

test("whose rights a new trigger has is said before, and giving up leaves both", async ({
  page,
  demo,
  open,
}) => {
  const rotation = new Rotation(page);
  const { dialog, triggers } = rotation;
  await open(TriggersPage.address());
  await rotation.of("bot: dependency updates");
  await expect(dialog).toContainText("The old trigger belongs to Grace Hopper");
  await rotation.press("Create the new trigger");
  await expect(dialog).toContainText("not used yet");
  await rotation.press("Stop replacing");
  await expect(dialog).toBeHidden();
  await expect(rotation.goOn).toHaveCount(0);
  await expect(triggers.rows).toHaveCount(10);
  expect(await demo.seen("DELETE", /triggers/)).toEqual([]);
});

test("what GitLab refuses is told, and what was typed stays", async ({ page, demo, open }) => {
  const rotation = new Rotation(page);
  const { dialog, triggers } = rotation;
  await open(TriggersPage.address(), "grace");
  await rotation.of(NIGHTLY);
  await dialog.getByLabel("Expires").fill("2020-01-01");
  await rotation.press("Create the new trigger");
  await expect(dialog.getByLabel("Expires")).toHaveAccessibleDescription(/has begun already/);
  await dialog.getByLabel("Expires").fill("");
  await dialog.getByLabel("Description").fill("mine by now");
  await demo.giveRole("grace", 30);
  await rotation.press("Create the new trigger");
  await expect(dialog.getByRole("alert")).toContainText("It takes the role Maintainer");
  await expect(dialog.getByLabel("Description")).toHaveValue("mine by now");
  await demo.giveRole("grace", 40);
  await rotation.press("Create the new trigger");
  await expect(dialog).toContainText("not used yet");
  await demo.revokeTrigger((await demo.trigger(NIGHTLY)).id);
  await rotation.press("Revoke the old trigger");
  await expect(dialog.getByRole("alert")).toContainText("someone has revoked it already");
  await rotation.press("Revoke the old trigger");
  await expect(dialog).toBeHidden();
  await expect(triggers.row("mine by now")).toBeVisible();
  await expect(rotation.goOn).toHaveCount(0);
});

test("a new trigger that does not end although it was to is told of", async ({ page, open }) => {
  await ignoreEnds(page);
  const rotation = new Rotation(page);
  await open(TriggersPage.address());
  await rotation.of(NIGHTLY);
  await rotation.dialog.getByLabel("Expires").fill("2027-01-01");
  await rotation.press("Create the new trigger");
  await expect(rotation.dialog).toContainText("not used yet");
  await expect(rotation.dialog.getByRole("alert")).toContainText("works until it is revoked");
});
