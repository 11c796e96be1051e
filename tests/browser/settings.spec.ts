import type { Page } from "@playwright/test";
import { tokenOf } from "./demo";
import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { ConnectPage } from "./pages/connect";
import { RunPage } from "./pages/run";

/** The page's background, by which light is told from dark. */
const isDark = (page: Page) =>
  page.evaluate(() => {
    const [red] = /\d+(\.\d+)?/.exec(getComputedStyle(document.body).backgroundColor)!;
    return Number(red) < 128;
  });

test("light and dark follow the system until one is chosen", async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open("connect?next=/settings");
  const choice = (name: string) => page.getByRole("radio", { name });
  await expect(choice("As the system says")).toBeChecked();
  expect(await isDark(page)).toBe(false);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await isDark(page)).toBe(true);
  await choice("Light").check();
  expect(await isDark(page)).toBe(false);
  await choice("Dark").check();
  await page.emulateMedia({ colorScheme: "light" });
  expect(await isDark(page)).toBe(true);
  await page.reload();
  await expect(choice("Dark")).toBeChecked();
  expect(await isDark(page)).toBe(true);
});

test("everything is forgotten, after a question", async ({ page }) => {
  const connect = new ConnectPage(page);
  await page.goto(RunPage.address(9, [["trigger", "10"]]));
  await connect.keep("On this device").check();
  await connect.as("ada");
  await new RunPage(page).startButton.click();
  await expect(new BuildPage(page).trigger).toContainText("started here");
  await page.getByRole("link", { name: "Settings of Ada Lovelace" }).click();
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.getByText(/started here \(1\)/)).toBeVisible();
  const stored = () => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
  expect(JSON.stringify(await stored())).toContain(tokenOf("ada"));
  const dialog = page.getByRole("dialog", { name: "Forget everything" });
  const button = page.getByRole("button", { name: "Forget everything" });
  await button.click();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(JSON.stringify(await stored())).toContain(tokenOf("ada"));
  await button.click();
  await dialog.getByRole("button", { name: "Forget everything" }).click();
  await expect(page.getByText("Not connected")).toBeVisible();
  expect(await stored()).toEqual({});
  await page.reload();
  await expect(page.getByRole("radio", { name: "As the system says" })).toBeChecked();
  await expect(page.getByText("Not connected")).toBeVisible();
});

test("what cannot be read is put aside with a notice", async ({ page, open }) => {
  await page.goto("settings");
  await page.evaluate(() => localStorage.setItem("pullcord.appearance", "not json"));
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "It was put aside" })).toBeVisible();
  await page.getByRole("button", { name: "Understood" }).click();
  await expect(page.getByText("It was put aside")).toHaveCount(0);
  await open("connect?next=/settings");
  await expect(page.getByText("Ada Lovelace").first()).toBeVisible();
});
