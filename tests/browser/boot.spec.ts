import type { Page } from "@playwright/test";
import { expect, test } from "./watched";

const failure = (page: Page) => page.locator("#boot-failed");

test("the console starts, each file once, all from its own host", async ({ page, baseURL }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(".");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(failure(page)).toHaveCount(0);
  const files = requests.filter((url) => /\.(js|wasm|css)$/.test(url));
  expect(files).toEqual([...new Set(files)]);
  expect(files.filter((url) => !url.startsWith(baseURL!))).toEqual([]);
});

test("the security policy is in force", async ({ page, faults }) => {
  await page.goto(".");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.ran = 'yes'";
    document.head.append(script);
    return document.documentElement.dataset.ran;
  });
  expect(ran).toBeUndefined();
  await expect.poll(() => faults.splice(0).join()).toContain("Content Security Policy");
});

test("a module that cannot be loaded is told", async ({ page, faults }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(".");
  await expect(failure(page)).toBeVisible();
  await expect(failure(page)).toHaveText(/could not start/);
  faults.length = 0;
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the page says that it needs it", async ({ page }) => {
    await page.goto(".");
    // Playwright passes over noscript when it looks for text.
    await expect(page.locator("noscript")).toBeVisible();
    await expect(failure(page)).toBeHidden();
  });
});
