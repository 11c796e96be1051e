import type { Page } from "@playwright/test";
import { expect, gitlabUrl, test } from "./watched";

// The console comes in two halves; the rest follows the first screen.
const REST = "**/rest-*.wasm";
const TOKEN = "glpat-demo-ada-api-00000000";

/** Holds the rest back until the function that it gives is called. */
async function heldBack(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(REST, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

async function connect(page: Page, token = TOKEN, url = gitlabUrl) {
  await page.getByLabel("GitLab URL").fill(url);
  await page.getByLabel("Access token").fill(token);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

test("a press before the rest is here waits for it, and is then heeded once", async ({ page }) => {
  const release = await heldBack(page);
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith("/api/v4/user") && asked.push("user"));
  await page.goto("connect");
  await connect(page);
  const pressed = page.getByRole("button", { name: "Connecting" });
  await expect(pressed).toBeDisabled();
  await page.getByLabel("Access token").press("Enter");
  expect(asked).toEqual([]);
  release();
  await expect(heading(page, "Projects")).toBeVisible();
  expect(asked).toEqual(["user"]);
});

test("what is wrong with an early press is said when the rest is here", async ({ page }) => {
  const release = await heldBack(page);
  await page.goto("connect");
  await connect(page, TOKEN, "http://gitlab.example.com");
  release();
  await expect(page.getByLabel("GitLab URL")).toHaveAccessibleDescription(/could read your token/);
  await expect(page.getByLabel("Access token")).toHaveValue(TOKEN);
  await connect(page, "glpat-nobody-has-this");
  await expect(page.getByRole("alert")).toContainText("does not accept the access token");
  await connect(page);
  await expect(heading(page, "Projects")).toBeVisible();
});

test("an early press ends when the rest does not come, and what was typed stays", async ({
  page,
  faults,
}) => {
  let refuse = () => {};
  const refused = new Promise<void>((resolve) => (refuse = resolve));
  await page.route(REST, async (route) => {
    await refused;
    await route.abort();
  });
  await page.goto("connect");
  await connect(page);
  refuse();
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await expect(page.getByRole("button", { name: "Connect", exact: true })).toBeEnabled();
  await expect(page.getByLabel("Access token")).toHaveValue(TOKEN);
  faults.length = 0;
});

test("a kept token is taken up when the rest is here", async ({ page }) => {
  await page.goto("connect");
  await page.getByLabel("Until this tab closes").check();
  await connect(page);
  await expect(heading(page, "Projects")).toBeVisible();
  const release = await heldBack(page);
  await page.goto("settings");
  await page.goto("projects/9/builds");
  await expect(page.locator("main [aria-busy=true]")).toBeVisible();
  await expect(page).toHaveURL(/builds$/);
  release();
  await expect(heading(page, "Builds")).toBeVisible();
});

test("the chosen colours are there before the rest", async ({ page }) => {
  await page.goto("settings");
  await page.getByLabel("Dark", { exact: true }).check();
  await heldBack(page);
  await page.goto("connect");
  await expect(heading(page, "Connect to GitLab")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the rest takes nobody's focus away", async ({ page }) => {
  const release = await heldBack(page);
  await page.goto("projects/9/builds");
  const token = page.getByLabel("Access token");
  await token.fill("glpat-");
  release();
  await expect(page.locator("html")).toHaveAttribute("data-rest", "here");
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(token).toBeFocused();
});

test("a page that is nowhere says so without the rest", async ({ page }) => {
  await heldBack(page);
  await page.goto("nowhere");
  await expect(heading(page, "Not found")).toBeVisible();
});

for (const [address, name] of [
  ["", "Projects"],
  ["settings", "Settings"],
  ["projects/9/triggers", "Triggers"],
  ["projects/9/run", "Run"],
  ["projects/9/builds", "Builds"],
] as const) {
  test(`“${name}” waits for the rest, and then works`, async ({ page }) => {
    const release = await heldBack(page);
    const next = encodeURIComponent(`/${address}`);
    await page.goto(`connect?next=${next}`);
    await connect(page);
    await expect(page.getByRole("button", { name: "Connecting" })).toBeVisible();
    await expect(heading(page, name)).toHaveCount(0);
    release();
    await expect(heading(page, name)).toBeFocused();
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  });
}

for (const [what, answer] of [
  ["is missing", { status: 404, body: "" }],
  ["is not the one that was built", { status: 200, contentType: "application/wasm", body: "x" }],
] as const) {
  test(`a rest that ${what} is told, and fetched by loading again`, async ({ page, faults }) => {
    await page.route(REST, (route) => route.fulfill(answer));
    await page.goto("settings");
    const notice = page.getByRole("alert");
    await expect(notice).toContainText("The rest of Pullcord could not be loaded.");
    // The browser itself tells of a wrong hash.
    faults.length = 0;
    await page.unroute(REST);
    await notice.getByRole("button", { name: "Load the page again" }).click();
    await expect(heading(page, "Settings")).toBeVisible();
  });
}

test("a host that calls the rest by a wrong type delays nothing", async ({ page }) => {
  await page.route(REST, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    await route.fulfill({ response, headers });
  });
  await page.goto("settings");
  await expect(heading(page, "Settings")).toBeVisible();
});
