import { expect, pass, test } from "./journey";

test("the builds of all favourites are in one list", async ({ page, demo, open }) => {
  await open("builds");
  await expect(page.getByText("No favourite projects yet")).toBeVisible();
  await page.getByRole("link", { name: "Choose favourites" }).click();
  for (const path of ["docs/handbook", "infra/deployer"]) {
    await page.getByRole("button", { name: `Favourite ${path}` }).last().click();
  }
  await page.getByRole("link", { name: "Builds of favourites" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Builds of favourites");
  const table = page.getByRole("table", { name: "Builds of favourites" });
  const rows = table.locator("tbody").getByRole("row");
  await expect(rows.filter({ hasText: "docs/handbook" }).first()).toBeVisible();
  await expect(rows.filter({ hasText: "infra/deployer" }).first()).toBeVisible();
  const added = await demo.start();
  await pass(page, demo, 60);
  await expect(rows.first()).toContainText(`#${added}`);
  await page.getByRole("checkbox", { name: "Triggered only" }).check();
  await expect(page).toHaveURL(/builds\?source=trigger$/);
  await expect(rows.filter({ hasNotText: "triggered" })).toHaveCount(0);
  await expect(rows.first()).toContainText(`#${added}`);
});

test("a favourite that cannot be read is named with its reason, beside the others", async ({
  page,
  open,
}) => {
  await open("");
  await page.getByRole("button", { name: "Favourite docs/handbook" }).last().click();
  // A project that was deleted after somebody made it a favourite.
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("pullcord.projects")!);
    const [favourite] = kept.content.favourites;
    kept.content.favourites.push({ ...favourite, id: 987654, path: "docs/gone" });
    localStorage.setItem("pullcord.projects", JSON.stringify(kept));
  });
  await open("builds");
  const table = page.getByRole("table", { name: "Builds of favourites" });
  const rows = table.locator("tbody").getByRole("row");
  await expect(rows.filter({ hasText: "docs/handbook" }).first()).toBeVisible();
  const notice = page.getByRole("status").filter({ hasText: "docs/gone" });
  await expect(notice).toContainText("GitLab has no such project");
});
