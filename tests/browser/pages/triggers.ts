import type { Locator, Page } from "@playwright/test";

/** A project's triggers. */
export class TriggersPage {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: "Triggers" });
  }

  get table() {
    return this.page.getByRole("table", { name: "Triggers" });
  }

  get rows() {
    return this.table.locator("tbody").getByRole("row");
  }

  get filter() {
    return this.page.getByRole("searchbox", { name: "Filter" });
  }

  get addButton() {
    return this.page.getByRole("button", { name: "Add trigger" });
  }

  get created() {
    return this.page.getByRole("region", { name: "New trigger" });
  }

  get pasted() {
    return this.page.getByLabel("Trigger token");
  }

  static address = (project: number | string = 9) => `projects/${project}/triggers`;

  /** The row of a trigger, by its description or its short token. */
  row(description: string): Locator {
    const name = { name: `Revoke ${description}`, exact: true };
    return this.rows.filter({ has: this.page.getByRole("button", name) });
  }

  button(what: "Reveal token of" | "Copy token of" | "Edit" | "Rotate" | "Revoke", description: string) {
    return this.table.getByRole("button", { name: `${what} ${description}`, exact: true });
  }

  run(description: string) {
    return this.table.getByRole("link", { name: `Run ${description}`, exact: true });
  }

  columnHeading(column: string) {
    return this.table.getByRole("columnheader", { name: column });
  }

  dialog(name: "Add trigger" | "Edit trigger" | "Rotate trigger" | "Revoke trigger") {
    return this.page.getByRole("dialog", { name });
  }

  /** The descriptions, from top to bottom. */
  async descriptions(): Promise<string[]> {
    return this.table.getByRole("button", { name: /^Snippets for / }).allTextContents();
  }

  async add(description: string) {
    await this.addButton.click();
    const dialog = this.dialog("Add trigger");
    await dialog.getByLabel("Description").fill(description);
    await dialog.getByRole("button", { name: "Create trigger" }).click();
  }

  /** Asks for and confirms the revocation. */
  async revoke(description: string) {
    await this.button("Revoke", description).click();
    await this.dialog("Revoke trigger").getByRole("button", { name: "Revoke trigger" }).click();
  }
}
