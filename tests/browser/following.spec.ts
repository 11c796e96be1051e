import type { Page } from "@playwright/test";
import { SERVICE } from "./demo";
import { expect, pass, setHidden, test } from "./journey";
import { BuildPage } from "./pages/build";
import { JobPage } from "./pages/job";
import { RunPage } from "./pages/run";

/** Counts what changes inside the region “Jobs” from now on. */
async function watchJobs(page: Page): Promise<() => Promise<string[]>> {
  await page.getByRole("region", { name: "Jobs" }).evaluate((region) => {
    const changes: string[] = [];
    const observer = new MutationObserver((all) => {
      for (const { target, type } of all) changes.push(`${type} of ${target.nodeName}`);
    });
    const what = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(region, what);
    Object.assign(window, { jobChanges: changes });
  });
  return () => page.evaluate(() => (window as unknown as { jobChanges: string[] }).jobChanges);
}

/** A browser whose notifications are written down; `answer` is what the person says. */
async function withNotifications(page: Page, answer: "granted" | "denied") {
  await page.addInitScript((answer) => {
    const shown: string[] = [];
    class Fake {
      static permission = "default";
      static requestPermission = async () => (Fake.permission = answer);
      constructor(title: string, { body }: { body: string }) {
        shown.push(`${title}: ${body}`);
      }
    }
    Object.assign(window, { Notification: Fake, shown });
  }, answer);
}

const shown = (page: Page) => page.evaluate(() => (window as unknown as { shown: string[] }).shown);

test("jobs stand by stage, with lines to what they wait for", async ({ page, demo, open }) => {
  const id = await demo.startAs("ada", "main", SERVICE);
  await demo.advance(120);
  await open(BuildPage.address(id, SERVICE));
  const build = new BuildPage(page);
  await expect(build.stage("build").getByRole("listitem")).toHaveCount(1);
  await expect(build.stage("test").getByRole("listitem")).toHaveCount(3);
  await expect(build.jobs.locator(".graph-lines path")).toHaveCount(5);
  await expect(build.job("unit_tests")).toContainText("after compile");
  await expect(build.job("lint")).not.toContainText("after");
  const bridge = build.stage("deploy").getByRole("listitem").filter({ hasText: "build_web" });
  await expect(bridge).toContainText("after unit_tests, package");
  await expect(bridge).toContainText("starts another build");
  await expect(page.getByRole("region", { name: "Downstream builds" })).toContainText("build_web");
  await build.job("unit_tests").focus();
  await expect(build.jobs.locator(".graph-lines .lit")).toHaveCount(2);
});

test("without GraphQL the stages stand alone, and nothing complains", async ({
  page,
  demo,
  open,
}) => {
  const id = await demo.startAs("ada", "main", SERVICE);
  const refusal = { errors: [{ message: "Field 'needs' doesn't exist on type 'CiJob'" }] };
  await page.route("**/api/graphql", (route) => route.fulfill({ json: refusal }));
  const asked = page.waitForRequest("**/api/graphql");
  await open(BuildPage.address(id, SERVICE));
  await asked;
  const build = new BuildPage(page);
  await expect(build.stage("test").getByRole("listitem")).toHaveCount(3);
  await expect(build.jobs.locator(".graph-lines path")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a manual job is played with variables, once", async ({ page, demo, open }) => {
  const id = await demo.startAs("ada", "main", SERVICE);
  await demo.advance(120);
  await open(BuildPage.address(id, SERVICE));
  const build = new BuildPage(page);
  await build.jobs.getByRole("button", { name: "Play deploy_review" }).click();
  const dialog = build.playing("deploy_review");
  const [key, value] = [
    dialog.getByRole("textbox", { name: "Key" }),
    dialog.getByRole("textbox", { name: "Value" }),
  ];
  const play = dialog.getByRole("button", { name: "Play job" });
  await key.first().fill("SERV-ER");
  await value.first().fill("eu west");
  await play.click();
  await expect(key.first()).toBeFocused();
  await expect(key.first()).toHaveAccessibleDescription(/letters, digits and underscores/);
  expect(await demo.seen("POST", /\/play$/)).toHaveLength(0);
  await key.first().fill("SERVER");
  await play.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("deploy_review is on its way.")).toBeVisible();
  await expect(build.job("deploy_review")).toContainText(/Pending|Running/);
  expect(await demo.seen("POST", /\/play$/)).toHaveLength(1);
  await pass(page, demo, 60);
  const { id: job } = await demo.job(id, "deploy_review", SERVICE);
  const log = await demo.call("GET", `/projects/${SERVICE}/jobs/${job}/trace`);
  expect(await log.text()).toContain("eu west");
});

test("a job that cannot be played says why and keeps what was typed", async ({
  page,
  demo,
  open,
}) => {
  const id = await demo.startAs("ada", "main", SERVICE);
  await demo.advance(120);
  const { id: job } = await demo.job(id, "deploy_review", SERVICE);
  await open(JobPage.address(job, SERVICE));
  await page.getByRole("button", { name: "Play job" }).click();
  const dialog = page.getByRole("dialog", { name: "Play deploy_review" });
  await dialog.getByRole("textbox", { name: "Key" }).first().fill("SERVER");
  await demo.call("POST", `/projects/${SERVICE}/jobs/${job}/play`);
  await dialog.getByRole("button", { name: "Play job" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The job was not started");
  await expect(dialog.getByRole("textbox", { name: "Key" }).first()).toHaveValue("SERVER");
  expect(await demo.seen("POST", /\/play$/)).toHaveLength(2);
});

test("one failed job is retried from its card", async ({ page, demo, open }) => {
  const id = await demo.start({ FAIL: "build_package" });
  await demo.advance(60);
  await open(BuildPage.address(id));
  const build = new BuildPage(page);
  await build.jobs.getByRole("button", { name: "Retry build_package" }).click();
  await expect(page.getByText(/^build_package runs again as job #\d+\.$/)).toBeVisible();
  await expect(build.job("build_package")).toBeFocused();
  await expect(build.job("build_package")).toContainText(/Pending|Running/);
  expect(await demo.seen("POST", /\/jobs\/\d+\/retry$/)).toHaveLength(1);
  expect(await demo.seen("POST", /\/pipelines\/\d+\/retry$/)).toHaveLength(0);
});

test("who may not change jobs is told so by their buttons", async ({ page, demo, open }) => {
  const id = await demo.start({ FAIL: "build_package" });
  await demo.advance(60);
  await demo.giveRole("dan", 20);
  await open(BuildPage.address(id), "dan");
  const retry = new BuildPage(page).jobs.getByRole("button", { name: "Retry build_package" });
  await expect(retry).toHaveAttribute("aria-disabled", "true");
  await expect(retry).toHaveAttribute("title", /It takes the role Developer to retry a job/);
  await retry.click({ force: true });
  expect(await demo.seen("POST", /\/retry$/)).toHaveLength(0);
});

test("what runs ticks, and is measured by earlier builds", async ({ page, demo, open }) => {
  await demo.stopClock();
  const id = await demo.start();
  await demo.advance(4);
  await open(BuildPage.address(id));
  const build = new BuildPage(page);
  await expect(page.getByRole("progressbar", { name: "Progress" })).toBeVisible();
  await expect(page.locator(".progress")).toContainText(/about \d+ min left, usually \d+ min/);
  const time = build.job("run_tests").locator(".num");
  const before = await time.textContent();
  await page.clock.fastForward(2000);
  await expect(time).not.toHaveText(before!);
  await pass(page, demo, 60);
  await expect(build.status).toHaveText("Passed");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});

test("a poll that brings nothing new touches no job", async ({ page, demo, open }) => {
  const id = await demo.start();
  await demo.advance(60);
  await open(BuildPage.address(id));
  const build = new BuildPage(page);
  await expect(build.job("upload_package")).toContainText("Passed");
  await expect(build.jobs.locator(".graph-lines path")).not.toHaveCount(0);
  const changes = await watchJobs(page);
  await demo.forgetSeen();
  await pass(page, demo, 15);
  await expect.poll(() => demo.seen("GET", new RegExp(`/pipelines/${id}$`))).not.toHaveLength(0);
  expect(await changes()).toEqual([]);
});

test("the tab tells the status, and another page's tab does not", async ({ page, demo, open }) => {
  const id = await demo.start();
  await demo.advance(4);
  await open(BuildPage.address(id));
  const icon = page.locator("link[rel~=icon]");
  await expect(page).toHaveTitle(`Running · Build #${id} · docs/handbook · Pullcord`);
  await expect(icon).toHaveAttribute("href", "icons/running.svg");
  const answer = await page.request.get(new URL("icons/running.svg", page.url().replace(/projects.*/, "")).href);
  expect(answer.headers()["content-type"]).toContain("image/svg+xml");
  await pass(page, demo, 60);
  await expect(page).toHaveTitle(/^Passed · Build #/);
  await expect(icon).toHaveAttribute("href", "icons/passed.svg");
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  await expect(page).toHaveTitle(/^Builds · /);
  await expect(icon).toHaveAttribute("href", /icon[^/]*\.svg$/);
});

test("the end is told to who asked, also while the page is hidden", async ({
  page,
  demo,
  open,
}) => {
  await withNotifications(page, "granted");
  const id = await demo.start();
  await demo.advance(4);
  await open(BuildPage.address(id));
  const notify = page.getByRole("button", { name: "Notify me" });
  await notify.click();
  await expect(notify).toHaveAttribute("aria-pressed", "true");
  await setHidden(page, true);
  await pass(page, demo, 60);
  await expect.poll(() => shown(page)).toEqual([`Build #${id} passed: docs/handbook, master`]);
  await expect(notify).toHaveCount(0);
});

test("a browser that lets nobody be notified is told", async ({ page, demo, open }) => {
  await withNotifications(page, "denied");
  const id = await demo.start();
  await demo.advance(4);
  await open(BuildPage.address(id));
  const notify = page.getByRole("button", { name: "Notify me" });
  await notify.click();
  await expect(page.getByRole("alert")).toContainText("does not let Pullcord notify you");
  await expect(notify).toHaveAttribute("aria-pressed", "false");
  await pass(page, demo, 60);
  await expect(new BuildPage(page).status).toHaveText("Passed");
  expect(await shown(page)).toEqual([]);
});

test("a build that is deleted while it is open stays to be read", async ({ page, demo, open }) => {
  const id = await demo.start({ FAIL: "build_package" });
  await demo.advance(60);
  await open(BuildPage.address(id));
  const build = new BuildPage(page);
  await expect(build.retry).toBeVisible();
  await demo.deleteBuild(id);
  await pass(page, demo, 15);
  await expect(page.getByRole("alert").first()).toContainText("This is no longer there");
  await expect(build.job("build_package")).toContainText("Failed");
  await expect(build.retry).toHaveCount(0);
  await expect(build.runAgain).toHaveCount(0);
});

test("a log that is erased while its job is open is told", async ({ page, demo, open }) => {
  const build = await demo.start();
  await demo.advance(60);
  const { id } = await demo.job(build, "run_tests");
  await open(JobPage.address(id));
  await expect(new JobPage(page).status).toHaveText("Passed");
  await expect(page.getByText("The log of this job was erased")).toHaveCount(0);
  await demo.eraseLog(id);
  await pass(page, demo, 15);
  await expect(page.getByText("The log of this job was erased")).toBeVisible();
});

test("a trigger that was revoked meanwhile is told as gone", async ({ page, demo, open }) => {
  const { id } = await demo.trigger("nightly docs");
  await open(RunPage.address(9, [["trigger", String(id)], ["ref", "master"]]));
  await new RunPage(page).startButton.click();
  const build = new BuildPage(page);
  await expect(build.trigger).toContainText("nightly docs");
  const address = new URL(page.url()).pathname;
  await demo.revokeTrigger(id);
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(build.trigger).toContainText(`a trigger that is no longer there (id ${id})`);
  await expect(build.trigger).toContainText("started here");
});
