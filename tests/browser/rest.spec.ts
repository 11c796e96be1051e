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

test("one connects, and is refused, before the rest is here", async ({ page, faults }) => {
  const release = await heldBack(page);
  await page.goto("connect");
  await connect(page, "glpat-nobody-has-this");
  await expect(page.getByRole("alert")).toContainText("does not accept the access token");
  await connect(page, TOKEN, "http://127.0.0.1:59595");
  await expect(page.getByRole("alert")).toContainText("could not be reached");
  await expect.poll(() => faults.splice(0).join()).toContain("ERR_CONNECTION_REFUSED");
  await connect(page, TOKEN, "http://gitlab.example.com");
  await expect(page.getByLabel("GitLab URL")).toHaveAccessibleDescription(/could read your token/);
  await connect(page);
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator("main [aria-busy=true]")).toBeVisible();
  release();
  await expect(heading(page, "Projects")).toBeVisible();
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
    await expect(page.locator("main [aria-busy=true]")).toBeVisible();
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
