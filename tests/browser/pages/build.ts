import type { Page } from "@playwright/test";

/** One build. */
export class BuildPage {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: /^Build #\d+$/ });
  }

  get status() {
    return this.page.locator(".head").getByRole("status");
  }

  get badge() {
    return this.page.locator(".head").getByText("triggered", { exact: true });
  }

  get trigger() {
    return this.page.getByRole("region", { name: "Trigger" });
  }

  get variables() {
    return this.page.getByRole("region", { name: "Variables" });
  }

  get jobs() {
    return this.page.getByRole("region", { name: "Jobs" });
  }

  get runAgain() {
    return this.page.getByRole("link", { name: "Run again" });
  }

  get retry() {
    return this.page.getByRole("button", { name: "Retry", exact: true });
  }

  get cancel() {
    return this.page.locator(".head").getByRole("button", { name: "Cancel build" });
  }

  /** The dialog that asks before a build is canceled. */
  get canceling() {
    return this.page.getByRole("dialog", { name: "Cancel build" });
  }

  /** Presses both buttons that it takes to cancel the build. */
  async cancelForGood() {
    await this.cancel.click();
    await this.canceling.getByRole("button", { name: "Cancel build" }).click();
  }

  /** The dialog that starts the manual job `name`. */
  playing(name: string) {
    return this.page.getByRole("dialog", { name: `Play ${name}` });
  }

  /** A stage's list of jobs. */
  stage(name: string) {
    return this.jobs.getByRole("list", { name: `Stage ${name}` });
  }

  static address = (build: number, project = 9) => `projects/${project}/builds/${build}`;

  /** The number in the address. */
  get id() {
    return Number(/\/builds\/(\d+)/.exec(this.page.url())![1]);
  }

  job(name: string) {
    // The link also names what the job waits for; its title is the job alone.
    return this.jobs.getByRole("link", { name }).and(this.page.getByTitle(name, { exact: true }));
  }

  /** Reveals the values and reads the pairs. */
  async revealed(): Promise<Record<string, string>> {
    await this.variables.getByRole("button", { name: "Reveal values" }).click();
    const keys = await this.variables.locator("dl > dt > bdi").allTextContents();
    const values = await this.variables.locator("dl > dd").allTextContents();
    return Object.fromEntries(keys.map((key, row) => [key, values[row]!]));
  }
}
