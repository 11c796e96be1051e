import { expect, test } from "./journey";
import { TriggersPage } from "./pages/triggers";

test("a project is found by a part of its name", async ({ page, open }) => {
  await open(".");
  const all = page.getByRole("region", { name: "All projects" });
  const search = page.getByLabel("Search projects");
  await expect(all.getByRole("link", { name: "docs/handbook" })).toBeVisible();
  await search.fill("deploy");
  await expect(all.getByRole("link")).toHaveText(["infra/deployer"]);
  await search.fill("no such project");
  await expect(all).toContainText("No project found");
  await search.fill("");
  await expect(all.getByRole("link", { name: "docs/handbook" })).toBeVisible();
});

test("favourites and recent projects are kept", async ({ page, open }) => {
  await open(".");
  const favourites = page.getByRole("region", { name: "Favourites" });
  const listed = favourites.getByRole("link").filter({ hasNotText: "Builds of" });
  const recent = page.getByRole("region", { name: "Recent" });
  await expect(favourites).toHaveCount(0);
  await page.getByRole("button", { name: "Favourite infra/deployer" }).click();
  await expect(listed).toHaveText(["infra/deployer"]);
  await page.getByRole("link", { name: "docs/handbook" }).click();
  await expect(page).toHaveTitle("Triggers · docs/handbook · Pullcord");
  await page.goBack();
  await expect(recent.getByRole("link")).toHaveText(["docs/handbook"]);
  await page.reload();
  await open(".");
  await expect(listed).toHaveText(["infra/deployer"]);
  await expect(recent.getByRole("link")).toHaveText(["docs/handbook"]);
  await favourites.getByRole("button", { name: "Favourite infra/deployer" }).click();
  await expect(favourites).toHaveCount(0);
});

test("a project without triggers says what to do next", async ({ page, open }) => {
  await open(TriggersPage.address("playground%2Fempty"));
  const triggers = new TriggersPage(page);
  await expect(triggers.heading).toBeVisible();
  await expect(page.locator(".empty").first()).toBeVisible();
  await expect(triggers.table).toHaveCount(0);
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  await expect(page.getByText("No builds yet")).toBeVisible();
});

test("an archived project is off limits, with the reason", async ({ page, open }) => {
  await open(TriggersPage.address("infra%2Fbackups"));
  await expect(new TriggersPage(page).addButton).toBeDisabled();
  await expect(new TriggersPage(page).addButton).toHaveAttribute("title", /archived/);
});
