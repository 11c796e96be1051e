import type { Page } from "@playwright/test";

/** Two builds side by side. */
export class ComparePage {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: "Compare builds" });
  }

  get variables() {
    return this.page.getByRole("region", { name: "Variables" });
  }

  static address = (first: number, second: number, project = 9) =>
    `projects/${project}/compare/${first}/${second}`;

  /** The row of a fact about the builds. */
  fact(name: string) {
    return this.row("Builds", name);
  }

  variable(key: string) {
    return this.row("Variables", key);
  }

  job(name: string) {
    return this.row("Jobs", name);
  }

  private row(table: string, name: string) {
    const header = this.page.getByRole("rowheader", { name });
    return this.page.getByRole("table", { name: table }).getByRole("row").filter({ has: header });
  }
}
