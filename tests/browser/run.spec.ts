import { DEPLOYER } from "./demo";
import { expect, pass, test } from "./journey";
import { BuildPage } from "./pages/build";
import { RunPage } from "./pages/run";

const STARTS = /\/trigger\/pipeline$/;
const nightly: [string, string] = ["trigger", "10"];

test("a link fills the form byte for byte", async ({ page, open }) => {
  const run = new RunPage(page);
  const given: [string, string][] = [
    ["ENCODED", "100%25"],
    ["LINES", "one\n two\n\tthree\n"],
    ["SIGNS", `+ & = # ? "' \\ $HOME déjà vu 🚀`],
    ["EMPTY", ""],
  ];
  const named = given.map(([key, value]): [string, string] => [`var[${key}]`, value]);
  const link = RunPage.address(9, [["ref", "feature/#42-100%_déjà"], nightly, ...named]);
  await open(link);
  await expect(run.ref).toHaveValue("feature/#42-100%_déjà");
  await expect(run.trigger).toHaveValue("10");
  expect(await run.pairs()).toEqual(given);
  await run.startButton.click();
  expect(await new BuildPage(page).revealed()).toEqual(Object.fromEntries(given));
});

test("the form is in the address, without what is secret", async ({ page, open }) => {
  await open(RunPage.address(9, [nightly]));
  const run = new RunPage(page);
  await run.addVariable("OPEN", "door");
  await run.addVariable("PASSWORD", "hunter2");
  await run.secret("PASSWORD").check();
  await run.ref.fill("develop");
  await expect(page).toHaveURL(/[?&]ref=develop\b.*var(\[|%5B)OPEN(\]|%5D)=door/);
  expect(page.url()).not.toContain("hunter2");
  expect(page.url()).not.toContain("PASSWORD");
  await expect(run.snippet.code).toContainText("$PASSWORD");
  await expect(run.snippet.code).not.toContainText("hunter2");
  await run.secret("PASSWORD").uncheck();
  await expect(page).toHaveURL(/hunter2/);
});

test("keys are checked as they are typed, and nothing is sent meanwhile", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(9, [nightly]));
  const run = new RunPage(page);
  await run.addVariable("GOOD", "1");
  for (const [key, sentence] of [
    ["NOT-GOOD", /letters, digits and underscores only/],
    ["GOOD", /An earlier row has this key/],
    ["", /This value has no key/],
    ["K".repeat(256), /255 characters at most/],
  ] as const) {
    await run.keys.nth(1).fill(key);
    await run.values.nth(1).fill("2");
    await expect(run.keys.nth(1)).toHaveAccessibleDescription(sentence);
    await expect(run.startButton).toBeDisabled();
    await expect(run.startButton).toHaveAccessibleDescription(/Look at variable 2/);
    await run.startButton.click({ force: true });
  }
  await run.variables.getByRole("button", { name: "Remove KKK" }).click();
  await expect(run.startButton).toBeEnabled();
  expect(await run.pairs()).toEqual([["GOOD", "1"]]);
  expect(await demo.seen("POST", STARTS)).toEqual([]);
});

test("twenty presses start one build", async ({ page, demo, open }) => {
  await open(RunPage.address(9, [nightly]));
  const [run, build] = [new RunPage(page), new BuildPage(page)];
  await expect(run.startButton).toBeEnabled();
  await run.startButton.evaluate((button: HTMLElement) => {
    for (let press = 0; press < 20; press++) button.click();
  });
  await expect(build.status).toHaveText(/Created|Pending|Running/);
  expect(await demo.seen("POST", STARTS)).toHaveLength(1);
  await page.goBack();
  await expect(run.heading).toBeVisible();
  await page.goForward();
  await expect(build.heading).toBeVisible();
  expect(await demo.seen("POST", STARTS)).toHaveLength(1);
});

test("a lost answer is not taken for a refusal, and nothing is sent again", async ({
  page,
  context,
  demo,
  open,
  faults,
}) => {
  await open(RunPage.address(9, [nightly, ["var[NOTE]", "kept"]]));
  const run = new RunPage(page);
  await expect(run.startButton).toBeEnabled();
  await context.setOffline(true);
  await run.startButton.click();
  await expect(run.refusal).toContainText("It is not known whether");
  await expect(page.getByRole("link", { name: "Look at the builds" })).toBeVisible();
  await context.setOffline(false);
  await page.clock.fastForward(120_000);
  expect(await run.pairs()).toEqual([["NOTE", "kept"]]);
  expect(await demo.seen("POST", STARTS)).toEqual([]);
  expect(faults.splice(0).join()).toContain("ERR_INTERNET_DISCONNECTED");
});

test("a branch is searched on the server and taken by keyboard, or typed freely", async ({
  page,
  open,
}) => {
  await open(RunPage.address());
  const run = new RunPage(page);
  const options = page.getByRole("listbox", { name: "Branch or tag" }).getByRole("option");
  await expect(run.ref).toHaveValue("master");
  await expect(options).toHaveCount(0);
  await run.ref.click();
  await expect(options.first()).toContainText("master");
  await expect(options.first()).toContainText("default branch");
  await run.ref.fill("search");
  await expect(options).toHaveText([/feature\/faster-search/, /feature\/search-as-you-type/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(run.ref).toHaveValue("feature/search-as-you-type");
  await expect(options).toHaveCount(0);
  await run.ref.fill("no/such branch");
  await expect(options).toHaveCount(0);
  await expect(run.ref).toHaveValue("no/such branch");
});

test.describe("a refusal is explained and everything typed stays", () => {
  for (const [ref, sentence] of [
    ["no/such-branch", "GitLab finds no such branch or tag"],
    ["docs-only", "No job would run"],
  ] as const) {
    test(`for ${ref}`, async ({ page, demo, open }) => {
      const link = RunPage.address(9, [nightly, ["ref", ref], ["var[NOTE]", "kept\nas it is"]]);
      await open(link);
      const run = new RunPage(page);
      await run.addVariable("PASSWORD", "hunter2");
      await run.secret("PASSWORD").check();
      await run.startButton.click();
      await expect(run.refusal).toContainText(sentence);
      expect(await run.pairs()).toEqual([
        ["NOTE", "kept\nas it is"],
        ["PASSWORD", "hunter2"],
      ]);
      await expect(run.secret("PASSWORD")).toBeChecked();
      await expect(run.ref).toHaveValue(ref);
      await expect(run.trigger).toHaveValue("10");
      expect(await demo.seen("POST", STARTS)).toHaveLength(1);
      await run.ref.fill("master");
      await run.startButton.click();
      await expect(new BuildPage(page).badge).toBeVisible();
    });
  }

  test("where variables are not allowed", async ({ page, open }) => {
    await open(RunPage.address(DEPLOYER, [["var[TARGET]", "web-1"]]));
    const run = new RunPage(page);
    // It is the only trigger of one's own.
    await expect(run.trigger).toHaveValue("21");
    await run.startButton.click();
    await expect(run.refusal).toContainText("does not let the owner of this trigger set variables");
    expect(await run.pairs()).toEqual([["TARGET", "web-1"]]);
    await run.variables.getByRole("button", { name: "Remove TARGET" }).click();
    await run.startButton.click();
    await expect(new BuildPage(page).variables).toContainText("No variables were given");
  });

  test("for too many builds in a minute, until the minute is over", async ({
    page,
    demo,
    open,
  }) => {
    await open(RunPage.address(9, [nightly]));
    const run = new RunPage(page);
    await expect(run.startButton).toBeEnabled();
    for (let build = 0; build < 25; build++) await demo.start();
    await run.startButton.click();
    await expect(run.refusal).toContainText("Too many builds were started in the last minute");
    await pass(page, demo, 61);
    await run.startButton.click();
    await expect(new BuildPage(page).heading).toBeVisible();
  });

  test("for a token that was revoked meanwhile", async ({ page, demo, open }) => {
    await open(RunPage.address(9, [nightly]));
    const run = new RunPage(page);
    await expect(run.startButton).toBeEnabled();
    await demo.call("DELETE", "/projects/9/triggers/10");
    await run.startButton.click();
    await expect(run.refusal).toContainText("GitLab does not know this trigger token");
  });
});

test("without a trigger nothing can be started", async ({ page, open }) => {
  await open(RunPage.address());
  const run = new RunPage(page);
  await expect(run.startButton).toHaveAccessibleDescription("Choose a trigger first.");
  await expect(run.snippet.region).toContainText("No trigger chosen");
  await expect(
    run.trigger.getByRole("option", { name: /^bot: dependency updates/ }),
  ).toBeDisabled();
  await run.choose("nightly docs");
  await expect(run.startButton).toBeEnabled();
});

test("a link to somebody else's trigger says whose it is not", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "12"]]));
  const run = new RunPage(page);
  await expect(run.startButton).toBeDisabled();
  await expect(run.startButton).toHaveAccessibleDescription(/belongs to somebody else/);
});
