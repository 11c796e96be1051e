import type { Page } from "@playwright/test";
import { Demo, type Person } from "./demo";
import { ConnectPage } from "./pages/connect";
import { expect, gitlabUrl, test as watched } from "./watched";

interface Fixtures {
  /** The demo GitLab, in its first state. */
  demo: Demo;
  /** Opens a page of the console as `person`, through the form. */
  open: (address: string, person?: Person) => Promise<void>;
}

/**
 * A test of the console against the demo in its first state. The browser's
 * clock is the demo's, so that ages are right whatever the day; it runs on by
 * itself, and {@link pass} puts both forward.
 */
export const test = watched.extend<Fixtures>({
  demo: async ({ request }, use) => {
    const demo = new Demo(request);
    await demo.reset();
    await use(demo);
  },
  page: async ({ page, context, demo }, use) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.clock.install({ time: await demo.now() });
    await use(page);
  },
  open: async ({ page }, use) => {
    await use(async (address, person = "ada") => {
      const connect = new ConnectPage(page);
      await page.goto(address);
      await connect.as(person);
      await expect(connect.heading).toHaveCount(0);
    });
  },
});

/** Lets time pass for the demo and for the page, whose timers come due. */
export async function pass(page: Page, demo: Demo, seconds: number) {
  await demo.advance(seconds);
  await page.clock.fastForward(seconds * 1000);
}

/**
 * What the clipboard holds. The console's own policy lets no page of it read
 * that, so another one looks.
 */
export async function clipboard(page: Page): Promise<string> {
  const reader = await page.context().newPage();
  await reader.goto(`${gitlabUrl}/_demo/clock`);
  const text = await reader.evaluate(() => navigator.clipboard.readText());
  await reader.close();
  return text;
}

/** Hides or shows the page, as another tab before it would. */
export async function setHidden(page: Page, hidden: boolean) {
  await page.evaluate((hidden) => {
    const state = hidden ? "hidden" : "visible";
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

export { expect };
