import type { Page } from "@playwright/test";

/** The presets of a project, beside the form. */
export class Presets {
  constructor(readonly page: Page) {}

  get region() {
    return this.page.getByRole("region", { name: "Presets" });
  }

  get names() {
    return this.region.locator("tbody tr > td:first-child");
  }

  get saveButton() {
    return this.page.getByRole("button", { name: "Save as preset" });
  }

  dialog(name: string) {
    return this.page.getByRole("dialog", { name });
  }

  action(word: string, preset: string) {
    return this.region.getByRole("button", { name: `${word} ${preset}`, exact: true });
  }

  /** Saves the form under `name`. */
  async save(name: string) {
    await this.saveButton.click();
    const dialog = this.dialog("Save as preset");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: /^(Save|Replace) preset$/ }).click();
  }

  /** Opens "Run preset" and gives the dialog. */
  async run(name: string) {
    await this.action("Run", name).click();
    return this.dialog("Run preset");
  }

  /** Opens "Import presets" and picks a file of this text. */
  async pick(text: string) {
    await this.page.getByRole("button", { name: "Import presets" }).click();
    const dialog = this.dialog("Import presets");
    const file = { name: "presets.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await dialog.getByLabel("File").setInputFiles(file);
    return dialog;
  }
}
