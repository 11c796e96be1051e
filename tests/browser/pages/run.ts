import type { Locator, Page } from "@playwright/test";
import { SnippetPanel } from "./snippet";

/** The form that starts a build. */
export class RunPage {
  constructor(readonly page: Page) {}

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: "Run" });
  }

  get trigger() {
    return this.page.getByLabel("Trigger", { exact: true });
  }

  get ref() {
    return this.page.getByRole("combobox", { name: "Branch or tag" });
  }

  get variables() {
    return this.page.getByRole("table", { name: "Variables" });
  }

  get keys() {
    return this.variables.getByRole("textbox", { name: "Key" });
  }

  get values() {
    return this.variables.getByRole("textbox", { name: "Value" });
  }

  get addInputs() {
    return this.page.getByRole("button", { name: "Add inputs" });
  }

  get inputs() {
    return this.page.getByRole("table", { name: "Inputs" });
  }

  get inputNames() {
    return this.inputs.getByRole("textbox", { name: "Name" });
  }

  get inputValues() {
    return this.inputs.getByRole("textbox", { name: "Value" });
  }

  get startButton() {
    return this.page.getByRole("button", { name: /^Start(ing)? build$/ });
  }

  /** From which build the form was filled. */
  get again() {
    return this.page.getByRole("region", { name: "Run again" });
  }

  get refusal() {
    return this.page.getByRole("alert");
  }

  get snippet() {
    return new SnippetPanel(this.page);
  }

  static address(project = 9, query: [string, string][] = []) {
    return `projects/${project}/run?${new URLSearchParams(query)}`;
  }

  async choose(trigger: string) {
    const option = this.trigger.getByRole("option", { name: trigger });
    await this.trigger.selectOption({ label: (await option.textContent())!.trim() });
  }

  /** Writes a variable into the empty row at the end. */
  async addVariable(key: string, value: string) {
    const row = (await this.keys.count()) - 1;
    await this.keys.nth(row).fill(key);
    await this.values.nth(row).fill(value);
  }

  /** Writes another value into the row of `key`, wherever it stands. */
  async change(key: string, value: string) {
    const row = (await this.pairs()).findIndex(([other]) => other === key);
    await this.values.nth(row).fill(value);
  }

  secret(key: string) {
    return this.variables.getByRole("switch", { name: `Secret ${key}` });
  }

  /** The pairs in the form, without the empty row at the end. */
  async pairs(): Promise<[string, string][]> {
    const read = (fields: Locator) =>
      fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
    const [keys, values] = [await read(this.keys), await read(this.values)];
    return keys.map((key, row): [string, string] => [key, values[row]!]).slice(0, -1);
  }
}
