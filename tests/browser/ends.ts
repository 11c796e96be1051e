import type { Page } from "@playwright/test";

/** Has GitLab make triggers as one that does not know the parameter for their end. */
export async function ignoreEnds(page: Page) {
  await page.route(/\/projects\/\d+\/triggers$/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const { description } = route.request().postDataJSON();
    const response = await route.fetch({ postData: JSON.stringify({ description }) });
    await route.fulfill({ response });
  });
}
