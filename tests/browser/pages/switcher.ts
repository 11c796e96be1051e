import type { Page } from "@playwright/test";

/** The bar's button for connections, and what it opens. */
export class Switcher {
  constructor(private readonly page: Page) {}

  get button() {
    return this.page.getByTitle("Switch to another connection");
  }

  get choices() {
    return this.page.locator("#connections").getByRole("listitem").getByRole("button");
  }

  async to(who: string | RegExp) {
    await this.button.click();
    await this.choices.filter({ hasText: who }).click();
  }

  async add() {
    await this.button.click();
    await this.page.locator("#connections").getByRole("link", { name: "Add a connection" }).click();
  }
}

/** The bar's link to the settings of who is connected. */
export const person = (page: Page, name: string) =>
  page.getByRole("link", { name: `Settings of ${name}` });
