import { expect, test } from "./journey";
import { RunPage } from "./pages/run";

const CALL = `curl --fail-with-body --request POST \\
  --form-string "token=$TRIGGER_TOKEN" \\
  --form-string 'ref=feature/#42-100%_déjà' \\
  --form-string 'variables[NOTE]=it'\\''s "here"' \\
  --form-string "variables[PASSWORD]=$PASSWORD" \\
  --retry 3 \\
  'GITLAB/api/v4/projects/9/trigger/pipeline'`;

test("a pasted call fills the form, and what is left over is listed", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(9, [["trigger", "10"], ["var[OLD]", "1"]]));
  const form = new RunPage(page);
  await page.getByRole("button", { name: "Paste a call" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a call" });
  const fill = dialog.getByRole("button", { name: "Fill the form" });
  await expect(fill).toBeDisabled();
  await dialog.getByLabel("Call, link or variables").fill(CALL);
  await expect(dialog).toContainText("Read as a curl command.");
  await expect(dialog).toContainText("--retry");
  await expect(dialog).toContainText("NOTE, PASSWORD");
  await fill.click();
  await expect(dialog).toBeHidden();
  await expect(form.ref).toHaveValue("feature/#42-100%_déjà");
  expect(await form.pairs()).toEqual([
    ["NOTE", `it's "here"`],
    ["PASSWORD", ""],
  ]);
  await expect(form.secret("PASSWORD")).toBeChecked();
  expect(await demo.seen("POST", /trigger/)).toHaveLength(0);
});

test("a token in a pasted call chooses its trigger", async ({ page, demo, open }) => {
  const { token } = await demo.trigger("release from infra");
  await open(RunPage.address(9, [["trigger", "10"]]));
  await page.getByRole("button", { name: "Paste a call" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a call" });
  await dialog
    .getByLabel("Call, link or variables")
    .fill(`curl -X POST -F token=${token} -F ref=develop https://example.org/api/v4/projects/7/trigger/pipeline`);
  await expect(dialog).toContainText("This calls the project 7 on https://example.org.");
  await expect(dialog.getByRole("status")).not.toContainText(token);
  await dialog.getByRole("button", { name: "Fill the form" }).click();
  const form = new RunPage(page);
  await expect(form.trigger).toHaveValue("11");
  await expect(form.ref).toHaveValue("develop");
});

test("a text that names no call fills nothing and says so", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"], ["var[KEPT]", "1"]]));
  await page.getByRole("button", { name: "Paste a call" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a call" });
  await dialog.getByLabel("Call, link or variables").fill("rm -rf /");
  await expect(dialog).toContainText("Paste a curl command, a job, a link");
  await expect(dialog.getByRole("button", { name: "Fill the form" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await new RunPage(page).pairs()).toEqual([["KEPT", "1"]]);
});

test("what the panel writes is read back to the same form", async ({ page, open }) => {
  const given: [string, string][] = [
    ["QUOTES", `it's "quoted" and \`ticked\``],
    ["SHELL", "$HOME $(id) ; & | ~ \\ {a,b} 100%"],
    ["LINES", "one\n  two\ttabbed\n"],
  ];
  const named = given.map(([key, value]): [string, string] => [`var[${key}]`, value]);
  const form = new RunPage(page);
  for (const place of ["curl", "curl, query string", ".gitlab-ci.yml", "crontab"] as const) {
    await open(RunPage.address(9, [["trigger", "10"], ["ref", "develop"], ...named]));
    const text = await form.snippet.text(place);
    await page.goto("about:blank");
    await open(RunPage.address(9, [["trigger", "10"]]));
    await page.getByRole("button", { name: "Paste a call" }).click();
    const dialog = page.getByRole("dialog", { name: "Paste a call" });
    await dialog.getByLabel("Call, link or variables").fill(text);
    await dialog.getByRole("button", { name: "Fill the form" }).click();
    await expect(form.ref).toHaveValue("develop");
    expect(await form.pairs(), place).toEqual(given);
  }
});

test("variables are written alone and read back beside what is in the form", async ({
  page,
  open,
}) => {
  const given: [string, string][] = [["NOTE", `it's "here" $HOME \\`], ["LINES", "one\ntwo\n"]];
  const named = given.map(([key, value]): [string, string] => [`var[${key}]`, value]);
  const form = new RunPage(page);
  for (const place of ["Variables, .env file", "Variables, JSON"]) {
    await open(RunPage.address(9, [["trigger", "10"], ["ref", "develop"], ...named]));
    await (await form.snippet.more()).option(place).click();
    await expect(form.snippet.chosen).toHaveText(place);
    await expect(form.snippet.notes).toContainText("These are the variables alone");
    await expect(form.snippet.tokenChoice).toBeHidden();
    const text = (await form.snippet.code.textContent())!;
    expect(text).not.toContain("develop");
    await page.goto("about:blank");
    await open(RunPage.address(9, [["trigger", "10"], ["ref", "master"]]));
    await expect(form.snippet.refusal).toContainText("There is no variable to write.");
    await page.getByRole("button", { name: "Paste a call" }).click();
    const dialog = page.getByRole("dialog", { name: "Paste a call" });
    await dialog.getByLabel("Call, link or variables").fill(text);
    await dialog.getByRole("button", { name: "Fill the form" }).click();
    await expect(form.ref).toHaveValue("master");
    expect(await form.pairs(), place).toEqual(given);
  }
});
