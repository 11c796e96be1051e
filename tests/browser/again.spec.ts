import type { Demo } from "./demo";
import { HANDBOOK } from "./demo";
import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { BuildsPage } from "./pages/builds";
import { JobPage } from "./pages/job";
import { RunPage } from "./pages/run";

const STARTS = /\/trigger\/pipeline$/;

/** The newest build's number. */
const newest = async (demo: Demo) => (await demo.builds("per_page=1"))[0]!.id;

test("a build is run again with what it was given, edited first", async ({ page, demo, open }) => {
  const given = { UPLOAD_TO_S3: "true", NOTE: "two\nlines, 100%25", API_TOKEN: "hunter2" };
  const id = await demo.start(given, "develop");
  await open(BuildPage.address(id));
  const [build, run] = [new BuildPage(page), new RunPage(page)];
  await expect(build.runAgain).toHaveAttribute("href", new RegExp(`/run\\?again=${id}$`));
  await build.runAgain.click();
  await expect(run.ref).toHaveValue("develop");
  await expect(run.trigger).toHaveValue("10");
  await expect(run.again).toContainText("“nightly docs” is chosen: it was last used for this");
  await expect(run.again).toContainText("Type the value of API_TOKEN again");
  expect(Object.fromEntries(await run.pairs())).toEqual({ ...given, API_TOKEN: "" });
  await expect(run.secret("API_TOKEN")).toBeChecked();
  expect(page.url()).not.toContain("hunter2");
  // A secret is asked for: nothing starts without it.
  await expect(run.startButton).toBeDisabled();
  await expect(run.startButton).toHaveAccessibleDescription(/Type this value again/);
  expect(await newest(demo)).toBe(id);

  await run.change("API_TOKEN", "hunter3");
  await run.change("UPLOAD_TO_S3", "false");
  await run.startButton.click();
  await expect(build.heading).not.toHaveText(`Build #${id}`);
  expect(await demo.variables(build.id)).toEqual({
    ...given,
    UPLOAD_TO_S3: "false",
    API_TOKEN: "hunter3",
  });
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).not.toContain("hunter");
  await page.getByRole("link", { name: `again from #${id}` }).click();
  await expect(build.heading).toHaveText(`Build #${id}`);
});

test("what was marked secret here is asked for anew, whatever it is called", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, [["trigger", "10"], ["var[OPEN]", "door"]]));
  const [run, build] = [new RunPage(page), new BuildPage(page)];
  await run.addVariable("SESAME", "hunter2");
  await run.secret("SESAME").check();
  await run.startButton.click();
  await expect(build.trigger).toContainText("started here");
  await build.runAgain.click();
  await expect(run.again).toContainText("this browser started the build through it");
  await expect.poll(() => run.pairs()).toEqual([
    ["OPEN", "door"],
    ["SESAME", ""],
  ]);
  await expect(run.startButton).toBeDisabled();
  // Without the row it is not asked for any more.
  await run.variables.getByRole("button", { name: "Remove SESAME" }).click();
  await expect(run.startButton).toBeEnabled();
});

test("a form that is loaded again still asks for its secrets", async ({ page, demo, open }) => {
  const id = await demo.start({ NOTE: "kept", API_TOKEN: "hunter2" });
  const run = new RunPage(page);
  await open(RunPage.address(HANDBOOK, [["again", String(id)]]));
  await expect.poll(() => run.pairs()).toHaveLength(2);
  await run.change("NOTE", "edited");
  await expect(page).toHaveURL(/NOTE(\]|%5D)=edited/);
  await open(page.url());
  await expect.poll(async () => Object.fromEntries(await run.pairs())).toEqual({
    NOTE: "edited",
    API_TOKEN: "",
  });
  await expect(run.startButton).toHaveAccessibleDescription(/Type this value again/);
});

test("a row of the list and a job lead to the same form", async ({ page, demo, open }) => {
  const id = await demo.start({ NOTE: "from the list" });
  await open(BuildsPage.address());
  const run = new RunPage(page);
  await new BuildsPage(page).runAgain(id).click();
  await expect.poll(() => run.pairs()).toEqual([["NOTE", "from the list"]]);
  const { id: job } = await demo.job(id, "run_tests");
  await open(JobPage.address(job));
  await new JobPage(page).runBuildAgain.click();
  await expect.poll(() => run.pairs()).toEqual([["NOTE", "from the list"]]);
  await expect(run.again.getByRole("link", { name: `Build #${id}` })).toBeVisible();
});

test("where the trigger is not known, it is asked for", async ({ page, demo, open }) => {
  // A later use hides the earlier one.
  const earlier = await demo.start({ NOTE: "which one" });
  await demo.advance(1);
  await demo.start();
  await open(RunPage.address(HANDBOOK, [["again", String(earlier)]]));
  const run = new RunPage(page);
  await expect(run.again).toContainText("It is not known which trigger started it");
  await expect(run.again).toContainText("“nightly docs”");
  await expect(run.again).not.toContainText("bot:");
  await expect(run.startButton).toHaveAccessibleDescription("Choose a trigger first.");
  await run.choose("nightly docs");
  await expect(run.startButton).toBeEnabled();
});

test("a trigger that was revoked since is not chosen", async ({ page, demo, open }) => {
  await open(RunPage.address(HANDBOOK, [["trigger", "10"]]));
  const [run, build] = [new RunPage(page), new BuildPage(page)];
  await run.startButton.click();
  await expect(build.trigger).toContainText("started here");
  await demo.call("DELETE", `/projects/${HANDBOOK}/triggers/10`);
  await build.runAgain.click();
  await expect(run.again).toContainText("Its trigger (id 10) has been revoked since");
  await expect(run.startButton).toHaveAccessibleDescription("Choose a trigger first.");
});

test("where the variables may not be read, one is asked before going on without", async ({
  page,
  demo,
  open,
}) => {
  const id = await demo.start({ NOTE: "not for dan" });
  await demo.forgetSeen();
  await open(BuildPage.address(id), "dan");
  const run = new RunPage(page);
  await new BuildPage(page).runAgain.click();
  await expect(run.again).toContainText("Its variables are hidden from you");
  await expect(run.ref).toHaveValue("master");
  await expect(run.startButton).toBeDisabled();
  await expect(run.startButton).toHaveAccessibleDescription(/Say above whether to go on/);
  await run.again.getByRole("button", { name: "Go on without its variables" }).click();
  await expect(run.startButton).toHaveAccessibleDescription("Choose a trigger first.");
  const { token } = await demo.trigger("nightly docs");
  await page.getByLabel("Trigger token").fill(token);
  await page.getByRole("button", { name: "Use this token" }).click();
  await run.startButton.click();
  await expect(page.getByRole("link", { name: `again from #${id}` })).toBeVisible();
  expect(await demo.seen("POST", STARTS)).toHaveLength(1);
});

test("a build that is not there is told, and nothing is started in its place", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, [["again", "999999"], ["trigger", "10"]]));
  const run = new RunPage(page);
  await expect(run.again.getByRole("alert")).toContainText("GitLab has no");
  await expect(run.startButton).toBeDisabled();
  await run.again.getByRole("button", { name: "Go on without it" }).click();
  await expect(run.startButton).toHaveAccessibleDescription("Name a branch or tag first.");
  expect(await demo.seen("POST", STARTS)).toEqual([]);
});

test("what no trigger started becomes a triggered build", async ({ page, demo, open }) => {
  const [pushed] = await demo.builds("source=push&per_page=1");
  await open(BuildPage.address(pushed!.id));
  await new BuildPage(page).runAgain.click();
  const run = new RunPage(page);
  await expect(run.again).toContainText("No trigger started it, but: push");
  await expect(run.startButton).toHaveAccessibleDescription("Choose a trigger first.");
});
