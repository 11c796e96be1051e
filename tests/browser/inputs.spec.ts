import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { RunPage } from "./pages/run";

const STARTS = /\/trigger\/pipeline$/;
const nightly: [string, string] = ["trigger", "10"];

test("inputs are added on request, sent beside the variables, and in link and call", async ({
  page,
  open,
}) => {
  await open(RunPage.address(9, [nightly, ["var[KEY]", "1"]]));
  const run = new RunPage(page);
  await expect(run.inputs).toHaveCount(0);
  await run.addInputs.click();
  await expect(run.inputNames.first()).toBeFocused();
  await page.keyboard.type("dry-run");
  await run.inputValues.first().fill('[1, "a&b"]');
  await expect(run.inputNames, "an empty row is left").toHaveCount(2);
  await expect(run.snippet.code).toContainText(`'inputs[dry-run]=[1, "a&b"]'`);
  await expect(page).toHaveURL(/[?&]input(\[|%5B)dry-run(\]|%5D)=/);
  const sent = page.waitForRequest((one) => one.method() === "POST" && STARTS.test(one.url()));
  await run.startButton.click();
  const fields = new URLSearchParams((await sent).postData() ?? "");
  expect(fields.get("inputs[dry-run]")).toBe('[1, "a&b"]');
  expect(fields.get("variables[KEY]")).toBe("1");
  await expect(new BuildPage(page).badge).toBeVisible();
  await page.goBack();
  await expect(run.inputValues.first(), "the link brings them back").toHaveValue('[1, "a&b"]');
});

test("names of inputs are checked as they are typed, and nothing is sent meanwhile", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(9, [nightly, ["input[good]", "1"], ["input[x]", "2"]]));
  const run = new RunPage(page);
  for (const [name, sentence] of [
    ["not good", /letters, digits, underscores and dashes only/],
    ["a]", /letters, digits, underscores and dashes only/],
    ["good", /An earlier row has this name/],
    ["", /This value has no name/],
    ["n".repeat(256), /255 characters at most/],
  ] as const) {
    await run.inputNames.nth(1).fill(name);
    await expect(run.inputNames.nth(1)).toHaveAccessibleDescription(sentence);
    await expect(run.startButton).toBeDisabled();
    await expect(run.startButton).toHaveAccessibleDescription(/Look at input 2/);
    await expect(run.snippet.refusal).toContainText("cannot be the name of an input");
    await run.startButton.click({ force: true });
  }
  await run.snippet.region.getByRole("button", { name: "Go to input 2" }).click();
  await expect(run.inputNames.nth(1)).toBeFocused();
  await run.inputs.getByRole("button", { name: /^Remove nnn/ }).click();
  await expect(run.startButton).toBeEnabled();
  expect(await demo.seen("POST", STARTS)).toEqual([]);
  await run.snippet.api.selectOption("v3 (old servers)");
  await expect(run.snippet.warnings).toContainText("knows no inputs");
});
