import type { Locator, Page } from "@playwright/test";

/** The places that always have a tab. */
export type Place = "curl" | "curl, query string" | ".gitlab-ci.yml" | "crontab";

/** "More places": the dialog in which every place is searched. */
export class PlacePicker {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "More places" });
  }

  get search() {
    return this.dialog.getByRole("combobox", { name: "Search places" });
  }

  get options() {
    return this.dialog.getByRole("listbox", { name: "Places" }).getByRole("option");
  }

  option(name: string) {
    return this.dialog.getByRole("option", { name, exact: true });
  }

  group(name: string) {
    return this.dialog.getByRole("group", { name, exact: true });
  }

  get said() {
    return this.dialog.getByRole("status");
  }

  /** The place that Enter would take. */
  get active() {
    return this.dialog.getByRole("option", { selected: true });
  }
}

/** The snippet panel. */
export class SnippetPanel {
  readonly region: Locator;

  constructor(readonly page: Page) {
    this.region = page.getByRole("region", { name: "Snippet" });
  }

  get tabs() {
    return this.region.getByRole("tablist", { name: "Snippet for" }).getByRole("tab");
  }

  tab(place: string) {
    return this.region.getByRole("tab", { name: place, exact: true });
  }

  get chosen() {
    return this.region.getByRole("tab", { selected: true });
  }

  get moreButton() {
    return this.region.getByRole("button", { name: "More places" });
  }

  get code() {
    return this.region.getByTestId("snippet-code");
  }

  get notes() {
    return this.region.getByRole("list", { name: "Notes" });
  }

  get warnings() {
    return this.notes.getByRole("listitem").filter({ hasText: /^Warning: / });
  }

  get refusal() {
    return this.region.getByRole("status");
  }

  get copyButton() {
    return this.region.getByRole("button", { name: /^Copy snippet/ });
  }

  get tokenChoice() {
    return this.region.getByRole("combobox", { name: "Token" });
  }

  get tokenFile() {
    return this.region.getByRole("textbox", { name: "File with the token" });
  }

  get api() {
    return this.region.getByRole("combobox", { name: "API" });
  }

  option(name: string) {
    return this.region.getByRole("checkbox", { name, exact: true });
  }

  /** The whole text of a place's call. */
  async text(place: Place): Promise<string> {
    await this.tab(place).click();
    return (await this.code.textContent())!;
  }

  get picker() {
    return new PlacePicker(this.page);
  }

  /** Opens "More places". */
  async more(): Promise<PlacePicker> {
    await this.moreButton.click();
    return this.picker;
  }
}
