import type { Locator, Page } from "@playwright/test";

/** All triggers. */
export class InventoryPage {
  static readonly address = "triggers";

  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: "All triggers" });
  }

  get table() {
    return this.page.getByRole("table", { name: "Triggers" });
  }

  get rows() {
    return this.table.locator("tbody tr:not(.room)");
  }

  get filter() {
    return this.page.getByRole("searchbox", { name: "Filter" });
  }

  get progress() {
    return this.page.locator(".inventory-progress");
  }

  get unread() {
    return this.page.getByRole("region", { name: "Projects not read" });
  }

  get scope() {
    return this.page.getByRole("combobox", { name: "Projects" });
  }

  finding(name: string | RegExp): Locator {
    return this.page.getByRole("group", { name: "Review" }).getByRole("button", { name });
  }

  /** The box that chooses the trigger with this description. */
  choose(description: string): Locator {
    return this.table.getByRole("checkbox", { name: `Choose ${description}`, exact: true });
  }

  get chosen() {
    return this.page.getByRole("group", { name: "Chosen triggers" });
  }

  get revokeChosen() {
    return this.page.getByRole("button", { name: "Revoke the chosen triggers" });
  }

  get dialog() {
    return this.page.getByRole("dialog", { name: "Revoke triggers" });
  }

  /** The row of the trigger with this description. */
  row(description: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("link", { name: `Run ${description}`, exact: true }) });
  }

  columnHeading(column: string) {
    return this.table.getByRole("columnheader", { name: column });
  }

  /** The descriptions of the rows that are there, from top to bottom. */
  async descriptions(): Promise<string[]> {
    return this.table.locator("td.what").allTextContents();
  }

  /** Waits until all projects are read. */
  async read(timeout?: number) {
    await this.page.getByRole("button", { name: "Refresh", exact: true }).waitFor({ timeout });
  }
}
