import { test as base, expect, type Page } from "@playwright/test";

/** Where the demo GitLab is, without a last slash. */
export const gitlabUrl = process.env.PULLCORD_GITLAB_URL ?? "http://127.0.0.1:8485";

/** The instant at which the demo's world started. */
export const demoClock = process.env.PULLCORD_CLOCK ?? new Date().toISOString();

/**
 * What goes wrong in a page without being asked for: each violation of the
 * security policy, each error on the console and each uncaught one.
 */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    // Chromium also writes a line for each answer of 400 and above. Those
    // belong to the journey, which sees what the console makes of them.
    const isAnswer = message.text().startsWith("Failed to load resource: the server responded");
    if (message.type() === "error" && !isAnswer) faults.push(`console: ${message.text()}`);
  });
  return faults;
}

/**
 * Playwright's test, which fails in the end when anything went wrong in its
 * page. A test that provokes a fault takes `faults` and empties it.
 */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ page }, use) => {
      const faults = watch(page);
      await use(faults);
      expect(faults, "faults in the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
