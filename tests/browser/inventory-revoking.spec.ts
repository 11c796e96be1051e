import { HANDBOOK } from "./demo";
import { expect, test } from "./journey";
import { InventoryPage } from "./pages/inventory";

test("several triggers go after a look at each and a typed word", async ({ page, demo, open }) => {
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await inventory.read();
  for (const name of ["staging preview", "old webhook", "deploy from chat"]) {
    await inventory.choose(name).check();
  }
  await expect(inventory.chosen).toContainText("3 triggers chosen");
  await inventory.revokeChosen.click();
  const { dialog } = inventory;
  await expect(dialog.getByRole("heading", { name: "Revoke 3 triggers?" })).toBeVisible();
  const preview = dialog.getByRole("listitem").filter({ hasText: "staging preview" });
  await expect(preview).toContainText("docs/handbook");
  await expect(preview).toContainText(/last used 2 years ago/);
  await expect(preview).toContainText(/#\d+|None of the newest/);
  await expect(dialog.getByRole("listitem").filter({ hasText: "old webhook" })).toContainText("never used");
  const confirm = dialog.getByLabel("Confirm");
  await expect(confirm).toBeFocused();
  await confirm.fill("revoke 2");
  await confirm.press("Enter");
  await expect(dialog).toContainText("This is not “revoke 3”. Nothing was revoked.");
  expect(await demo.seen("DELETE", /triggers/)).toEqual([]);
  await confirm.fill("revoke 3");
  await dialog.getByRole("button", { name: "Revoke 3 triggers" }).click();
  await expect(dialog.getByRole("status")).toHaveText("3 of 3 triggers gone.");
  await expect(dialog.getByText("revoked", { exact: true })).toHaveCount(3);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await expect(inventory.rows).toHaveCount(9);
  await expect(inventory.row("staging preview")).toHaveCount(0);
  await expect(inventory.chosen).toHaveCount(0);
  expect((await demo.seen("DELETE", /triggers/)).map(({ status }) => status)).toEqual([204, 204, 204]);
});

test("one that is refused keeps nobody else, and is tried again", async ({ page, demo, open }) => {
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await inventory.read();
  const { id } = await demo.trigger("staging preview");
  const refused = (url: URL) => url.pathname.endsWith(`/projects/${HANDBOOK}/triggers/${id}`);
  await page.route(refused, (route) =>
    route.request().method() === "DELETE"
      ? route.fulfill({
          status: 403,
          headers: { "access-control-allow-origin": "*" },
          json: { message: "403 Forbidden" },
        })
      : route.fallback(),
  );
  await inventory.filter.fill("handbook");
  for (const name of ["staging preview", "old webhook"]) await inventory.choose(name).check();
  await inventory.revokeChosen.click();
  const { dialog } = inventory;
  await dialog.getByLabel("Confirm").fill("revoke 2");
  await dialog.getByLabel("Confirm").press("Enter");
  await expect(dialog.getByRole("status")).toHaveText("1 of 2 triggers gone, 1 not revoked.");
  const kept = dialog.getByRole("listitem").filter({ hasText: "staging preview" });
  await expect(kept).toContainText("not revoked");
  await expect(kept).toContainText("GitLab does not allow it");
  await expect(dialog.getByRole("listitem").filter({ hasText: "old webhook" })).toContainText("revoked");
  await expect(inventory.row("staging preview")).toHaveCount(1);
  await expect(inventory.row("old webhook")).toHaveCount(0);
  await page.unroute(refused);
  await dialog.getByRole("button", { name: "Try those again that failed" }).click();
  await expect(dialog.getByRole("status")).toHaveText("2 of 2 triggers gone.");
  expect(await demo.seen("DELETE", /triggers/)).toHaveLength(2);
});

test("it is stopped between two, goes on while another page is shown, and tells its results", async ({
  page,
  demo,
  open,
}) => {
  await open(InventoryPage.address);
  const inventory = new InventoryPage(page);
  await inventory.read();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/triggers\/\d+$/, async (route) => {
    await held;
    await route.fallback();
  });
  await inventory.filter.fill("ada handbook");
  await inventory.finding(/^Never used/).click();
  await page.getByRole("checkbox", { name: "Choose all that are shown" }).check();
  await expect(inventory.chosen).toContainText("2 triggers chosen");
  await inventory.revokeChosen.click();
  const { dialog } = inventory;
  await dialog.getByLabel("Confirm").fill("revoke 2");
  await dialog.getByLabel("Confirm").press("Enter");
  await expect(dialog.getByText("revoking", { exact: true })).toHaveCount(1);
  await dialog.getByRole("button", { name: "Stop" }).click();
  release();
  await expect(dialog.getByRole("status")).toHaveText("Stopped: 1 of 2 triggers gone.");
  expect(await demo.seen("DELETE", /triggers/)).toHaveLength(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // The dialog, which says the same, is hidden a moment before it is emptied.
  const notice = page.locator(".notice.info", { hasText: "Stopped: 1 of 2 triggers gone." });
  await expect(notice).toBeVisible();
  await page.getByRole("banner").getByRole("link", { name: "All triggers" }).click();
  await page.getByRole("button", { name: "Show results" }).click();
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByRole("status")).toHaveText("2 of 2 triggers gone.");
  expect(await demo.seen("DELETE", /triggers/)).toHaveLength(2);
});
