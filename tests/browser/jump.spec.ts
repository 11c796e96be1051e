import type { Page } from "@playwright/test";
import { tokenOf } from "./demo";
import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { ConnectPage } from "./pages/connect";
import { InventoryPage } from "./pages/inventory";
import { person, Switcher } from "./pages/switcher";
import { TriggersPage } from "./pages/triggers";
import { gitlabUrl } from "./watched";

/** "Go to", by the keyboard. */
class Jump {
  constructor(private readonly page: Page) {}

  get dialog() {
    return this.page.getByRole("dialog", { name: "Go to" });
  }

  get field() {
    return this.dialog.getByRole("combobox", { name: "Go to" });
  }

  get places() {
    return this.dialog.getByRole("option");
  }

  async find(text: string) {
    await this.page.keyboard.press("Control+k");
    await expect(this.field).toBeFocused();
    await this.field.fill(text);
  }
}

test("a project is found by a few letters and opened by Enter", async ({ page, open }) => {
  const jump = new Jump(page);
  await open(".");
  await jump.find("hand doc");
  await expect(jump.places.first()).toContainText("docs/handbook");
  await page.keyboard.press("Enter");
  await expect(jump.dialog).toBeHidden();
  await expect(new TriggersPage(page).table).toBeVisible();
});

test("triggers, builds and screens of the present project are offered", async ({ page, open, demo }) => {
  const jump = new Jump(page);
  await open(TriggersPage.address());
  const [newest] = await demo.builds();
  await jump.find("nightly docs");
  await jump.places.filter({ hasText: "nightly docs" }).first().click();
  await expect(page).toHaveURL(/\/run\?.*trigger=\d+/);
  await jump.find(`#${newest!.id}`);
  await expect(jump.places).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(new BuildPage(page).trigger.or(page.getByRole("heading", { level: 1 })).first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`builds/${newest!.id}$`));
  await jump.find("sett");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test("triggers and builds of a project that is near are offered from anywhere", async ({
  page,
  open,
  demo,
}) => {
  const jump = new Jump(page);
  await open(TriggersPage.address());
  await expect(new TriggersPage(page).table).toBeVisible();
  await page.getByRole("link", { name: "Pullcord" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  const [newest] = await demo.builds();
  await demo.forgetSeen();
  await jump.find(`#${newest!.id}`);
  await expect(jump.places).toHaveText([/on .*, docs\/handbook/]);
  await jump.field.fill("release infra");
  await expect(jump.places.first()).toContainText("docs/handbook");
  expect(await demo.seen("GET", /\/triggers$/), "the one project that was opened").toHaveLength(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/projects\/9\/run\?.*trigger=\d+/);
});

test("every trigger is offered once all have been read", async ({ page, open }) => {
  const [jump, inventory] = [new Jump(page), new InventoryPage(page)];
  await open(".");
  await jump.find("release train");
  await expect(jump.places).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "All triggers" }).first().click();
  await expect(inventory.table).toContainText("release train");
  await jump.find("release train");
  await expect(jump.places).toHaveText([/release train.*platform\/api/]);
});

test("what does not fit is told, and Escape leaves everything as it was", async ({ page, open }) => {
  const jump = new Jump(page);
  await open(TriggersPage.address());
  await page.getByRole("button", { name: "Go to" }).click();
  await jump.field.fill("no such place");
  await expect(jump.places).toHaveCount(0);
  await expect(jump.dialog).toContainText("Nothing fits. Type a part");
  await page.keyboard.press("Escape");
  await expect(jump.dialog).toBeHidden();
  await expect(new TriggersPage(page).table).toBeVisible();
});

test("another connection is used from there, and nobody is offered one without", async ({ page, open }) => {
  const [jump, connect] = [new Jump(page), new ConnectPage(page)];
  await page.goto("connect");
  await page.keyboard.press("Control+k");
  await expect(jump.dialog).toBeHidden();
  await open(".");
  await new Switcher(page).add();
  await connect.with(tokenOf("dan"), gitlabUrl.replace("127.0.0.1", "localhost"));
  await expect(person(page, "Dan Ingalls")).toBeVisible();
  await jump.find("switch ada");
  await page.keyboard.press("Enter");
  await expect(person(page, "Ada Lovelace")).toBeVisible();
});
