import { clipboard, expect, test } from "./journey";
import { ConnectPage } from "./pages/connect";
import { RunPage } from "./pages/run";

test("the tabs are worked by arrow keys", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await snippet.tab("curl").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(snippet.tab("crontab")).toBeFocused();
  await expect(snippet.tab("crontab")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await expect(snippet.tab("curl")).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: "curl" })).toBeVisible();
});

test("a place is searched, found and taken by keyboard", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await snippet.moreButton.focus();
  await page.keyboard.press("Enter");
  const places = snippet.picker;
  await expect(places.search).toBeFocused();
  await expect(places.active).toHaveText("curl");
  for (const group of ["Shell", "CI", "Schedule"]) await expect(places.group(group)).toBeVisible();
  const all = await places.options.count();
  await page.keyboard.press("ArrowUp");
  await expect(places.options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(places.active).toHaveText("curl");
  await page.keyboard.type("NIGHTLY cron");
  await expect(places.option("crontab")).toBeVisible();
  await expect(places.active).toHaveText("crontab");
  expect(await places.options.count()).toBeLessThan(all);
  await page.keyboard.press("Enter");
  await expect(places.dialog).toBeHidden();
  await expect(snippet.chosen).toHaveText("crontab");
  await expect(snippet.tab("crontab")).toBeFocused();
});

test("where no place fits there is a way out, and nothing was changed", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await snippet.tab("curl, query string").click();
  const places = await snippet.more();
  const all = await places.options.count();
  await places.search.fill("telepathy");
  await expect(places.dialog).toContainText("No such place");
  await expect(places.said).toHaveText("No place fits");
  await expect(places.options).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(places.dialog).toBeVisible();
  await places.dialog.getByRole("button", { name: "Show all places" }).click();
  await expect(places.search).toBeFocused();
  await expect(places.search).toHaveValue("");
  await expect(places.options).toHaveCount(all);
  await page.keyboard.press("Escape");
  await expect(places.dialog).toBeHidden();
  await expect(snippet.moreButton).toBeFocused();
  await expect(snippet.chosen).toHaveText("curl, query string");
});

test("every place can be taken, has a tab then, and copies what it shows", async ({
  page,
  open,
}) => {
  test.slow();
  await open(RunPage.address(9, [["trigger", "10"], ["var[UPLOAD_TO_S3]", "true"]]));
  const { snippet } = new RunPage(page);
  const names = await (await snippet.more()).options.allTextContents();
  expect(names).toEqual(expect.arrayContaining(["curl", ".gitlab-ci.yml", "crontab"]));
  await page.keyboard.press("Escape");
  for (const name of names) {
    await test.step(name, async () => {
      await (await snippet.more()).option(name).click();
      await expect(snippet.chosen).toHaveText(name);
      expect(await snippet.tabs.count()).toBeLessThanOrEqual(5);
      await expect(snippet.code.or(snippet.refusal)).not.toHaveText("");
      if (await snippet.code.isVisible()) {
        await snippet.copyButton.click();
        const text = await snippet.code.textContent();
        await expect.poll(() => clipboard(page)).toBe(text);
      }
    });
  }
});

test("the last place and its options are remembered, and what is unknown is not", async ({
  page,
  open,
}) => {
  const address = RunPage.address(9, [["trigger", "10"]]);
  const again = async () => {
    await page.goto(address);
    await new ConnectPage(page).as("ada");
    await expect(snippet.code).not.toHaveText("");
  };
  const { snippet } = new RunPage(page);
  await open(address);
  await snippet.option("One line").check();
  await (await snippet.more()).option("Makefile target").click();
  await expect(snippet.chosen).toHaveText("Makefile target");
  await snippet.tokenChoice.selectOption("Real token");
  await again();
  await expect(snippet.chosen).toHaveText("Makefile target");
  await expect(snippet.tokenChoice).not.toHaveValue("real");
  await snippet.tab("curl").click();
  await expect(snippet.option("One line")).toBeChecked();
  const write = (name: string, content: unknown) =>
    page.evaluate(
      ([name, text]) => localStorage.setItem(name!, text!),
      [name, JSON.stringify({ version: 1, content })],
    );
  await write("pullcord.snippet-place", "telepathy");
  await write("pullcord.snippet-options", { more: "telepathy", one_line: false });
  await again();
  await expect(snippet.chosen).toHaveText("curl");
  await expect(snippet.tabs).toHaveCount(4);
  await expect(snippet.option("One line")).not.toBeChecked();
});
