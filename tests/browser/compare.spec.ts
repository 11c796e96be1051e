import { SERVICE } from "./demo";
import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { ComparePage } from "./pages/compare";

test("two builds are put side by side, from one of them", async ({ page, demo, open }) => {
  const first = await demo.start({ SAME: "1", REASON: "before", GONE: "x" });
  await demo.advance(60);
  const second = await demo.start({ SAME: "1", REASON: "after", NEW: "y", FAIL: "build_package" });
  await demo.advance(60);
  await open(BuildPage.address(second));
  await page.getByRole("button", { name: "Compare with…" }).click();
  const choice = page.getByRole("dialog", { name: "Compare with" });
  await expect(choice.getByRole("link").first()).toContainText(`Build #${first}`);
  await choice.getByRole("link").first().click();

  const compare = new ComparePage(page);
  await expect(compare.heading).toBeFocused();
  await expect(page).toHaveURL(new RegExp(ComparePage.address(first, second)));
  await expect(compare.fact("Status")).toContainText("Passed");
  await expect(compare.fact("Status")).toContainText("Failed");
  await expect(compare.fact("Trigger")).toContainText("not known");
  await expect(compare.fact("Trigger")).toContainText("last used");
  await expect(compare.fact("Ref")).not.toContainText("differs");

  const words = { REASON: "changed", FAIL: "added", NEW: "added", GONE: "removed", SAME: "same" };
  for (const [key, word] of Object.entries(words)) {
    await expect(compare.variable(key)).toContainText(word);
  }
  await expect(compare.variables).not.toContainText("before");
  await compare.variables.getByRole("button", { name: "Reveal values" }).click();
  await expect(compare.variable("REASON")).toContainText("before");
  await expect(compare.variable("REASON")).toContainText("after");
  await expect(compare.variable("NEW")).toContainText("not given");

  await expect(compare.job("build_package")).toContainText("outcome differs");
  await expect(compare.job("run_tests")).not.toContainText("outcome differs");
});

test("where one side's variables are hidden, nothing is said about a change", async ({
  page,
  demo,
  open,
}) => {
  const theirs = await demo.startAs("ada", "main", SERVICE);
  const own = await demo.startAs("dan", "main", SERVICE);
  await open(ComparePage.address(theirs, own, SERVICE), "dan");
  const compare = new ComparePage(page);
  await expect(compare.variables).toContainText("Hidden: needs the role Maintainer");
  await expect(compare.variables).toContainText("Was given none.");
  await expect(compare.variables.getByRole("button")).toHaveCount(0);
  await expect(compare.job("compile")).toBeVisible();
});

test("a build that is gone, or of another project, is told", async ({ page, demo, open }) => {
  const here = await demo.start();
  const elsewhere = await demo.startAs("ada", "main", SERVICE);
  await open(ComparePage.address(here, elsewhere));
  await expect(page.getByText(`Build #${elsewhere} cannot be compared.`)).toContainText(
    "only builds of one project can be compared",
  );
  await expect(page.getByRole("alert")).toContainText("GitLab has no such build");
  await expect(new ComparePage(page).variables).toHaveCount(0);
});

test("a build is not compared with itself", async ({ page, demo, open }) => {
  const id = await demo.start();
  await open(ComparePage.address(id, id));
  await expect(page.getByRole("alert")).toContainText("Both are the same build");
  await page.getByRole("link", { name: `Build #${id}` }).click();
  await expect(new BuildPage(page).heading).toBeVisible();
});
