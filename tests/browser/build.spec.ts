import { expect, pass, test } from "./journey";
import { BuildPage } from "./pages/build";
import { BuildsPage } from "./pages/builds";
import { JobPage } from "./pages/job";

test("a failed build says where, and is retried", async ({ page, demo, open }) => {
  const id = await demo.start({ FAIL: "build_package" });
  await demo.advance(60);
  await open(BuildPage.address(id));
  const build = new BuildPage(page);
  await expect(build.status).toHaveText("Failed");
  await expect(build.job("build_package")).toContainText("Failed");
  await expect(build.job("upload_package")).toContainText("Skipped");
  await expect(build.cancel).toHaveCount(0);
  await expect(page.getByText("Retry runs the failed and canceled jobs of this build again;")).toBeVisible();
  const first = await build.job("build_package").getAttribute("href");
  await build.retry.click();
  await expect(build.status).toHaveText(/Pending|Running/);
  await expect(build.retry).toHaveCount(0);
  await expect(build.heading).toBeFocused();
  expect(await demo.seen("POST", /\/retry$/)).toHaveLength(1);
  await pass(page, demo, 60);
  await expect(build.status).toHaveText("Failed");
  await expect(build.job("build_package")).not.toHaveAttribute("href", first!);
});

test("a running build is canceled", async ({ page, demo, open }) => {
  await demo.stopClock();
  const id = await demo.start();
  await demo.advance(4);
  await open(BuildPage.address(id));
  const build = new BuildPage(page);
  await expect(build.status).toHaveText("Running");
  await build.cancel.click();
  await expect(build.canceling).toContainText("1 job is running: what it has done so far is lost");
  await build.canceling.getByRole("button", { name: "Keep the build" }).click();
  await expect(build.cancel).toBeFocused();
  await build.cancelForGood();
  await expect(build.status).toHaveText("Canceled");
  await expect(build.heading).toBeFocused();
  await expect(build.cancel).toHaveCount(0);
  expect(await demo.seen("POST", /\/cancel$/)).toHaveLength(1);
  await expect(build.retry).toBeVisible();
  expect((await demo.builds("per_page=1"))[0]!.status).toBe("canceled");
});

test("what GitLab keeps from a person is said, not guessed", async ({ page, demo, open }) => {
  const id = await demo.start({ UPLOAD_TO_S3: "true" });
  await demo.advance(4);
  await open(BuildPage.address(id), "dan");
  const build = new BuildPage(page);
  await expect(build.badge).toBeVisible();
  await expect(build.variables).toContainText("Hidden: needs the role Maintainer");
  await expect(build.variables.getByRole("button")).toHaveCount(0);
  await expect(build.trigger).toContainText("It takes the role Maintainer to see");
  await expect(build.trigger).toContainText("not known");
  await expect(build.cancel).toBeEnabled();
});

test("a guest is told which role it takes", async ({ page, demo, open }) => {
  const id = await demo.start();
  await open(BuildPage.address(id), "gus");
  const build = new BuildPage(page);
  await expect(page.getByRole("alert")).toContainText("It takes the role Reporter in this project");
  await expect(build.cancel).toHaveCount(0);
  await expect(build.runAgain).toHaveCount(0);
  await expect(build.variables).toHaveCount(0);
});

test("where the trigger is not known, those it may have been are named", async ({
  page,
  demo,
  open,
}) => {
  // A later use hides the earlier one.
  const earlier = await demo.start();
  await demo.advance(1);
  await demo.start();
  await open(BuildPage.address(earlier));
  const { trigger } = new BuildPage(page);
  await expect(trigger).toContainText("not known");
  await expect(trigger.getByRole("listitem").filter({ hasText: "nightly docs" })).toBeVisible();
  await expect(trigger).toContainText("Ada Lovelace");
  await expect(trigger.getByRole("listitem").filter({ hasText: "bot:" })).toHaveCount(0);
});

test("a build that does not exist is told", async ({ page, open }) => {
  await open(BuildPage.address(999_999));
  await expect(page.getByRole("alert")).toContainText("GitLab has no");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a job is canceled and retried", async ({ page, demo, open }) => {
  await demo.stopClock();
  const build = await demo.start();
  await demo.advance(4);
  const { id } = await demo.job(build, "run_tests");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.status).toHaveText("Running");
  await job.cancelForGood();
  await expect(job.status).toHaveText("Canceled");
  await job.retry.click();
  await expect(page).not.toHaveURL(new RegExp(`/jobs/${id}$`));
  await expect(job.heading).toBeFocused();
  await expect(job.status).toHaveText(/Created|Pending|Running/);
  await pass(page, demo, 30);
  await expect(job.status).toHaveText("Passed");
});

test("a job that runs again fetches nobody back who has gone elsewhere", async ({
  page,
  demo,
  open,
}) => {
  const build = await demo.start();
  await demo.advance(60);
  const { id } = await demo.job(build, "run_tests");
  await open(JobPage.address(id));
  let tell = () => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  await page.route(/\/retry$/, async (route) => {
    await told;
    await route.continue();
  });
  await new JobPage(page).retry.click();
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  const builds = new BuildsPage(page);
  await builds.ref.fill("master");
  tell();
  await expect(page.getByText(`Job #${id} runs again as job #`)).toBeVisible();
  await expect(builds.heading).toBeVisible();
  await expect(builds.ref).toBeFocused();
});
