import type { Locator, Page } from "@playwright/test";

/** Notes each change below `body`, but for the times, which grow by themselves. */
export async function note(body: Locator) {
  await body.evaluate((body) => {
    const changed: string[] = [];
    const observer = new MutationObserver((changes) => {
      for (const { target, type } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element?.closest("time") || !element?.isConnected) continue;
        const row = element.closest("tr")?.getAttribute("data-build");
        changed.push(row ?? `${type} of ${element.nodeName}`);
      }
    });
    observer.observe(body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    Object.assign(window, { changed });
  });
}

/** The rows in which something has changed since {@link note}, by their builds. */
export const noted = (page: Page) =>
  page.evaluate(() => (window as unknown as { changed: string[] }).changed);
