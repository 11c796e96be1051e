import type { Page } from "@playwright/test";

/** One job and its log. */
export class JobPage {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: /^Job #\d+$/ });
  }

  get status() {
    return this.page.locator(".head").getByRole("status");
  }

  get log() {
    return this.page.getByRole("region", { name: "Log" });
  }

  get lines() {
    return this.log.getByRole("group", { name: "Log lines" });
  }

  get follow() {
    return this.log.getByRole("button", { name: "Follow" });
  }

  get download() {
    return this.log.getByRole("button", { name: "Download log" });
  }

  get search() {
    return this.log.getByRole("searchbox", { name: "Search the log" });
  }

  /** How many lines the search has found. */
  get found() {
    return this.log.getByRole("search").getByRole("status");
  }

  /** The lines that are linked to or were gone to. */
  get marked() {
    return this.lines.locator(".line.marked");
  }

  get retry() {
    return this.page.getByRole("button", { name: "Retry job" });
  }

  get runBuildAgain() {
    return this.page.getByRole("link", { name: "Run build again" });
  }

  get cancel() {
    return this.page.locator(".head").getByRole("button", { name: "Cancel job" });
  }

  /** Presses both buttons that it takes to cancel the job. */
  async cancelForGood() {
    await this.cancel.click();
    const asking = this.page.getByRole("dialog", { name: "Cancel job" });
    await asking.getByRole("button", { name: "Cancel job" }).click();
  }

  static address = (job: number, project = 9) => `projects/${project}/jobs/${job}`;

  section(title: string) {
    return this.lines.getByRole("button", { name: title });
  }

  /** The line that holds `text`. */
  line(text: string | RegExp) {
    return this.lines.locator(".line").filter({ hasText: text });
  }
}
