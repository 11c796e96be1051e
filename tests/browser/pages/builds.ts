import { expect, type Page } from "@playwright/test";

/** The list of builds. */
export class BuildsPage {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: "Builds" });
  }

  get table() {
    return this.page.getByRole("table", { name: "Builds" });
  }

  get rows() {
    return this.table.locator("tbody").getByRole("row");
  }

  get triggeredOnly() {
    return this.page.getByRole("checkbox", { name: "Triggered only" });
  }

  get status() {
    return this.page.getByRole("combobox", { name: "Status" });
  }

  get ref() {
    return this.page.getByRole("searchbox", { name: "Ref" });
  }

  /** The typed filter of this name. */
  filter(name: "Ref" | "Who" | "Since" | "Variable" | "Group by") {
    return this.page.getByRole("searchbox", { name, exact: true });
  }

  /** The filter of this name that is chosen from a list. */
  choice(name: "Trigger" | "Evidence" | "Status") {
    return this.page.getByRole("combobox", { name, exact: true });
  }

  static address = (query = "", project = 9) => `projects/${project}/builds${query}`;

  row(build: number) {
    return this.rows.filter({
      has: this.page.getByRole("link", { name: `#${build}`, exact: true }),
    });
  }

  /** The link that runs the build of this row again. */
  runAgain(build: number) {
    return this.page.getByRole("link", { name: `Run #${build} again` });
  }

  /** The numbers of the listed builds, from top to bottom. */
  async numbers(): Promise<number[]> {
    const links = await this.rows.getByRole("link", { name: /^#\d+$/ }).allTextContents();
    return links.map((text) => Number(text.replace("#", "")));
  }

  /** Waits until the rows in view have all that is fetched for them. */
  async filled() {
    await expect(this.rows.first()).toBeVisible();
    const awaited = () =>
      this.rows.evaluateAll((rows) => {
        const inView = rows.filter((row) => row.getBoundingClientRect().top < innerHeight);
        return inView.filter((row) => row.querySelector(".awaited")).length;
      });
    await expect.poll(awaited).toBe(0);
  }
}
