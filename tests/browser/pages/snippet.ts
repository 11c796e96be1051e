import type { Locator, Page } from "@playwright/test";

/** The places a call can be written for, by their tabs. */
export type Place = "curl" | "curl, query string" | ".gitlab-ci.yml" | "crontab";

/** The snippet panel. */
export class SnippetPanel {
  readonly region: Locator;

  constructor(readonly page: Page) {
    this.region = page.getByRole("region", { name: "Snippet" });
  }

  tab(place: Place) {
    return this.region.getByRole("tab", { name: place, exact: true });
  }

  get code() {
    return this.region.getByTestId("snippet-code");
  }

  get notes() {
    return this.region.getByRole("list", { name: "Notes" });
  }

  get copyButton() {
    return this.region.getByRole("button", { name: /^Copy snippet/ });
  }

  get tokenChoice() {
    return this.region.getByRole("combobox", { name: "Token" });
  }

  /** The whole text of a place's call. */
  async text(place: Place): Promise<string> {
    await this.tab(place).click();
    return (await this.code.textContent())!;
  }
}
