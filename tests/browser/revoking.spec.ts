import { HANDBOOK } from "./demo";
import { expect, test } from "./journey";
import { TriggersPage } from "./pages/triggers";

test("revoking needs a deliberate press, and Escape leaves", async ({ page, demo, open }) => {
  await open(TriggersPage.address());
  const triggers = new TriggersPage(page);
  await triggers.button("Revoke", "nightly docs").click();
  const dialog = triggers.dialog("Revoke trigger");
  await expect(dialog).toContainText("nightly docs");
  await expect(dialog).toContainText("cannot be undone");
  await expect(dialog).toContainText(/last used \d+ hours? ago/);
  await expect(dialog.getByRole("link", { name: /^#\d+$/ }).first()).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(triggers.button("Revoke", "nightly docs")).toBeFocused();
  await triggers.button("Revoke", "nightly docs").click();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  expect(await demo.seen("DELETE", /triggers/)).toEqual([]);
  await expect(triggers.row("nightly docs")).toBeVisible();
});

test("a revocation for which someone else was faster is told", async ({ page, demo, open }) => {
  await open(TriggersPage.address());
  const triggers = new TriggersPage(page);
  const { id } = await demo.trigger("staging preview");
  await triggers.button("Revoke", "staging preview").click();
  const dialog = triggers.dialog("Revoke trigger");
  await expect(
    dialog
      .getByRole("link", { name: /^#\d+$/ })
      .or(dialog.getByText("None of the newest"))
      .first(),
  ).toBeVisible();
  await demo.call("DELETE", `/projects/${HANDBOOK}/triggers/${id}`, undefined, "grace");
  await dialog.getByRole("button", { name: "Revoke trigger" }).click();
  await expect(dialog.getByRole("alert")).toContainText("someone has revoked it already");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(triggers.row("staging preview")).toHaveCount(0);
  await expect(triggers.rows).toHaveCount(8);
});

test("a revocation that GitLab forbids is explained, and changes nothing", async ({
  page,
  demo,
  open,
}) => {
  const triggers = new TriggersPage(page);
  await open(TriggersPage.address(), "grace");
  await expect(triggers.rows).toHaveCount(9);
  await triggers.rows.evaluateAll((rows) => rows.forEach((row) => (row.dataset.same = "")));
  await triggers.button("Revoke", "old webhook").click();
  const dialog = triggers.dialog("Revoke trigger");
  await expect(dialog).toContainText("never used");
  await demo.giveRole("grace", 30);
  await dialog.getByRole("button", { name: "Revoke trigger" }).click();
  const refusal = dialog.getByRole("alert");
  await expect(refusal).toContainText(
    "The trigger was not revoked. GitLab does not allow it. It takes the role Maintainer in this " +
      "project. GitLab says: “403 Forbidden”. Ask someone who manages the project.",
  );
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(triggers.row("old webhook")).toBeVisible();
  await expect(triggers.table.locator("tbody tr[data-same]")).toHaveCount(9);
  await expect(triggers.rows).toHaveCount(9);
  expect(await demo.seen("DELETE", /triggers/)).toMatchObject([{ status: 403 }]);
  await demo.trigger("old webhook");
});
