import type { Page } from "@playwright/test";
import { type Person, tokenOf } from "../demo";
import { gitlabUrl } from "../watched";

/** Connect to GitLab. */
export class ConnectPage {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: "Connect to GitLab" });
  }

  get url() {
    return this.page.getByLabel("GitLab URL");
  }

  get token() {
    return this.page.getByLabel("Access token");
  }

  get button() {
    return this.page.getByRole("button", { name: "Connect" });
  }

  get refusal() {
    return this.page.getByRole("alert");
  }

  keep(choice: "Only in this page" | "Until this tab closes" | "On this device") {
    return this.page.getByRole("radio", { name: choice });
  }

  async with(token: string, url = gitlabUrl) {
    // The form is filled from config.json, which is not to come after the hand.
    await this.url.and(this.page.locator(":not(:placeholder-shown)")).waitFor();
    await this.url.fill(url);
    await this.token.fill(token);
    await this.button.click();
  }

  /** Ada's token is filled in by the demo's config.json. */
  async as(person: Person) {
    await this.with(tokenOf(person));
  }
}
