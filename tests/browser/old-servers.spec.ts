import type { APIRequestContext } from "@playwright/test";
import { HANDBOOK, tokenOf } from "./demo";
import { clipboard, expect, pass, test } from "./journey";
import { BuildPage } from "./pages/build";
import { ConnectPage } from "./pages/connect";
import { JobPage } from "./pages/job";
import { RunPage } from "./pages/run";
import { SnippetPanel } from "./pages/snippet";
import { TriggersPage } from "./pages/triggers";
import { gitlabUrl } from "./watched";

// The whole file runs once for each age, against a demo that is so old.
const age = process.env.PULLCORD_WORLD!.replace(/^gitlab-/, "");
/** What the console calls the server, and what it is asked in. */
const server = {
  "8.4": { words: "GitLab before 8.13, API v3", api: "v3", run: "trigger/builds" },
  "8.17": { words: "GitLab 8.17.0, API v3", api: "v3", run: "trigger/builds" },
  "9.0": { words: "GitLab 9.0.0, API v4", api: "v4", run: "trigger/pipeline" },
  "11.5": { words: "GitLab 11.5.0, API v4", api: "v4", run: "trigger/pipeline" },
}[age]!;
const isV3 = server.api === "v3";
/** Triggers have descriptions since API v4. */
const hasDescriptions = !isV3;
/** Before 8.13 a job does not name its build: those of a commit are taken for one. */
const hasBuilds = age !== "8.4";

/** A branch that nobody has built. */
const REF = "feature/glossary";

/** The newest trigger's token, asked behind the console's back. */
async function newestToken(http: APIRequestContext): Promise<string> {
  const path = `/api/${server.api}/projects/${HANDBOOK}/triggers?per_page=100`;
  const headers = { "PRIVATE-TOKEN": tokenOf("ada") };
  const answer = await http.get(`${gitlabUrl}${path}`, { headers });
  const all: { token: string; created_at: string }[] = await answer.json();
  return all.sort((a, b) => a.created_at.localeCompare(b.created_at)).at(-1)!.token;
}

test(`GitLab ${age}: from connecting to revoking, as far as it can`, async ({
  page,
  demo,
  request,
}) => {
  const [connect, triggers, run] = [
    new ConnectPage(page),
    new TriggersPage(page),
    new RunPage(page),
  ];
  const [build, job] = [new BuildPage(page), new JobPage(page)];

  await test.step("connect, and learn which GitLab it is", async () => {
    await page.goto(".");
    await connect.button.click();
    await expect(page.getByText(`This is ${server.words}; Settings tells`)).toBeVisible();
    await page
      .getByRole("region", { name: "All projects" })
      .getByRole("link", { name: "docs/handbook" })
      .click();
    await expect(triggers.heading).toBeFocused();
    await expect(triggers.rows).toHaveCount(9);
  });

  await test.step("add a trigger", async () => {
    await triggers.addButton.click();
    const dialog = triggers.dialog("Add trigger");
    if (hasDescriptions) {
      await dialog.getByLabel("Description").fill("parcel tracker");
      const note = `This is ${server.words}, which does not have triggers that stop working`;
      await expect(dialog.getByRole("note")).toContainText(note);
      await expect(dialog.getByLabel("Expires")).toHaveCount(0);
    } else {
      const note = `This is ${server.words}, which does not have descriptions of triggers`;
      await expect(dialog.getByRole("note")).toContainText(note);
      await expect(dialog.getByLabel("Description")).toHaveCount(0);
    }
    await dialog.getByRole("button", { name: "Create trigger" }).click();
    await expect(triggers.created).toBeVisible();
    await expect(triggers.rows).toHaveCount(10);
  });
  const token = await newestToken(request);
  const name = hasDescriptions ? "parcel tracker" : token.slice(0, 4);

  await test.step("copy its token and a call for it", async () => {
    await expect(triggers.row(name)).toContainText("never used");
    await triggers.created.getByRole("button", { name: "Copy the new token" }).click();
    await expect.poll(() => clipboard(page)).toBe(token);
    const snippet = new SnippetPanel(page);
    await snippet.copyButton.click();
    const call = `/api/${server.api}/projects/${HANDBOOK}/${server.run}`;
    await expect.poll(() => clipboard(page)).toContain(call);
    expect(await clipboard(page)).not.toContain(token);
  });

  await test.step("start a build with variables", async () => {
    await triggers.run(name).click();
    await run.ref.fill(REF);
    await run.addVariable("UPLOAD_TO_S3", "true");
    await run.startButton.click();
    await expect(build.heading).toBeFocused();
    await expect(build.trigger).toContainText("started here");
    await expect(build.variables).toContainText("does not have a way to read the variables");
  });
  const first = build.id;

  await test.step("read a job's log, which has what the build was given", async () => {
    await pass(page, demo, 60);
    await expect(build.status).toHaveText("Passed");
    await build.job("upload_package").click();
    await expect(job.heading).toBeFocused();
    await expect(job.line("make upload").last()).toBeVisible();
    await expect(job.line("Job succeeded")).toBeVisible();
  });

  await test.step("run it again", async () => {
    await job.runBuildAgain.click();
    await expect(run.ref).toHaveValue(REF);
    // What cannot be read cannot be taken over.
    await expect(run.startButton).toBeDisabled();
    await run.again.getByRole("button", { name: "Go on without its variables" }).click();
    await run.startButton.click();
    await expect(build.heading).toBeFocused();
    if (hasBuilds) expect(build.id).toBeGreaterThan(first);
    expect(await demo.seen("POST", /\/trigger\//)).toHaveLength(2);
  });

  await test.step("revoke the trigger", async () => {
    await page
      .getByRole("navigation", { name: "Project" })
      .getByRole("link", { name: "Triggers" })
      .click();
    await triggers.revoke(name);
    await expect(triggers.row(name)).toHaveCount(0);
    await expect(triggers.rows).toHaveCount(9);
    const [revocation] = await demo.seen("DELETE", /\/triggers\//);
    expect(revocation).toMatchObject({ status: isV3 ? 200 : 204 });
    // In v3 the token is the trigger's only name, and still nowhere else.
    const seen = await Promise.all(["GET", "POST", "DELETE"].map((it) => demo.seen(it, /./)));
    const told = seen.flat().filter(({ path }) => path.includes(token));
    expect(told).toEqual(isV3 ? [revocation] : []);
    expect(page.url()).not.toContain(token);
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toContain(token);
    const call = `${gitlabUrl}/api/${server.api}/projects/${HANDBOOK}/${server.run}`;
    const refused = await request.post(call, { form: { token, ref: REF } });
    expect(refused.status()).toBe(404);
  });
});

test(`GitLab ${age}: what it lacks is not asked for`, async ({ page, demo, open }) => {
  await open(TriggersPage.address());
  const triggers = new TriggersPage(page);
  await expect(triggers.rows).toHaveCount(9);
  await page
    .getByRole("navigation", { name: "Project" })
    .getByRole("link", { name: "Builds" })
    .click();
  const builds = page.getByRole("table", { name: "Builds" });
  await builds.locator("tbody").getByRole("link").first().click();
  await expect(new BuildPage(page).heading).toBeFocused();
  await expect(new BuildPage(page).jobs.getByRole("link").first()).toBeVisible();

  const all = await Promise.all(["GET", "POST"].map((method) => demo.seen(method, /^\/api\//)));
  const lost = all.flat().filter(({ status }) => [404, 405, 410].includes(status));
  // Before it is known which GitLab it is, v4 is asked who this is; and a server that
  // does not say how old it is has to be asked.
  const probes = { "8.4": ["/api/v4/user", "/api/v3/version"] }[age] ?? [];
  expect(lost.map(({ path }) => path)).toEqual(probes);
});

test(`GitLab ${age}: a token that it does not know is refused`, async ({ page }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect");
  await connect.with("glpat-nobody-has-this-one-000");
  await expect(connect.refusal).toContainText("does not accept the access token");
  await expect(connect.token).toHaveValue("glpat-nobody-has-this-one-000");
  await connect.as("ada");
  await expect(connect.heading).toHaveCount(0);
});

test(`GitLab ${age}: a developer uses a trigger that was given to him`, async ({
  page,
  open,
  request,
}) => {
  const token = await newestToken(request);
  await open(TriggersPage.address(), "dan");
  const [triggers, run, build] = [
    new TriggersPage(page),
    new RunPage(page),
    new BuildPage(page),
  ];
  await expect(page.getByText("takes the role Maintainer").first()).toBeVisible();
  await page.getByRole("button", { name: "Use this token" }).click();
  await triggers.pasted.fill(token);
  await page.getByRole("button", { name: "Use this token" }).click();
  await page.getByRole("link", { name: "Start a build" }).click();
  await run.ref.fill(REF);
  await run.startButton.click();
  await expect(build.heading).toBeFocused();
  expect(page.url()).not.toContain(token);
});

test(`GitLab ${age}: a trigger token alone starts builds`, async ({ page, demo, request }) => {
  const token = await newestToken(request);
  const run = new RunPage(page);
  await page.goto("connect?with=trigger-token");
  await page.getByLabel("Project").fill(String(HANDBOOK));
  await page.getByLabel("Trigger token").fill(token);
  await page.getByRole("button", { name: "Connect" }).click();
  await run.ref.fill("nowhere");
  await run.startButton.click();
  await expect(run.refusal).toBeVisible();
  await expect(run.ref).toHaveValue("nowhere");
  await run.ref.fill(REF);
  await run.startButton.click();
  const started = isV3 ? "A build was started." : /Build #\d+ was started/;
  await expect(page.getByText(started)).toBeVisible();
  const address = new RegExp(`^/api/${server.api}/projects/\\d+/${server.run}$`);
  const statuses = (await demo.seen("POST", address)).map(({ status }) => status);
  expect(statuses).toEqual([400, 201]);
});

test(`GitLab ${age}: a job is stopped and tried again`, async ({ page, demo, open }) => {
  await demo.stopClock();
  await open(RunPage.address());
  const [run, build, job] = [new RunPage(page), new BuildPage(page), new JobPage(page)];
  await run.trigger.selectOption({ index: 1 });
  await run.ref.fill(REF);
  await run.startButton.click();
  await expect(build.heading).toBeFocused();
  await build.job("run_tests").click();
  await job.cancelForGood();
  await expect(job.status).toHaveText("Canceled");
  await job.retry.click();
  await expect(job.status).not.toHaveText("Canceled");
});

test(`GitLab ${age}: whose builds are a trigger's own is not claimed`, async ({ page, open }) => {
  await open(TriggersPage.address());
  const triggers = new TriggersPage(page);
  await triggers.rows.first().getByRole("button", { name: /^Rotate / }).click();
  const dialog = triggers.dialog("Rotate trigger");
  await expect(dialog).toContainText("This GitLab does not say what started a build");
  await expect(dialog).not.toContainText("triggered builds");
});
