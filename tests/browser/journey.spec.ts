import { HANDBOOK } from "./demo";
import { clipboard, expect, pass, test } from "./journey";
import { BuildPage } from "./pages/build";
import { ConnectPage } from "./pages/connect";
import { JobPage } from "./pages/job";
import { RunPage } from "./pages/run";
import { SnippetPanel } from "./pages/snippet";
import { TriggersPage } from "./pages/triggers";
import { gitlabUrl } from "./watched";

/** A value that breaks whatever does not quote it. */
const AWKWARD = `it's "quoted", 100% $HOME\n\tback\\slash & déjà vu; `;

test("from connecting to revoking: what Pullcord is for", async ({ page, demo }) => {
  const [connect, triggers, run] = [
    new ConnectPage(page),
    new TriggersPage(page),
    new RunPage(page),
  ];
  const [build, job] = [new BuildPage(page), new JobPage(page)];
  const known = (await demo.builds("per_page=1"))[0]!.id;

  await test.step("connect with one click", async () => {
    await page.goto(".");
    await expect(connect.url).toHaveValue(gitlabUrl);
    await connect.button.click();
    await page
      .getByRole("region", { name: "All projects" })
      .getByRole("link", { name: "docs/handbook" })
      .click();
    await expect(triggers.heading).toBeFocused();
  });

  await test.step("add a trigger", async () => {
    await triggers.add("parcel tracker");
    await expect(triggers.dialog("Add trigger")).toBeHidden();
    await expect(triggers.created).toContainText("parcel tracker");
    await expect(triggers.row("parcel tracker")).toContainText("never used");
  });
  const { id, token } = await demo.trigger("parcel tracker");

  await test.step("copy its token and a call for it", async () => {
    await triggers.created.getByRole("button", { name: "Copy the new token" }).click();
    await expect.poll(() => clipboard(page)).toBe(token);
    const snippet = new SnippetPanel(page);
    await snippet.copyButton.click();
    await expect.poll(() => clipboard(page)).toBe(await snippet.code.textContent());
    expect(await clipboard(page)).toContain(`/projects/${HANDBOOK}/trigger/pipeline`);
    expect(await clipboard(page)).not.toContain(token);
  });

  await test.step("start a build with variables", async () => {
    await triggers.run("parcel tracker").click();
    await expect(run.trigger).toHaveValue(String(id));
    await expect(run.ref).toHaveValue("master");
    await run.addVariable("UPLOAD_TO_S3", "true");
    await run.addVariable("NOTE", AWKWARD);
    await run.startButton.click();
    await expect(build.heading).toBeFocused();
    expect(build.id).toBeGreaterThan(known);
  });

  await test.step("find it marked, with its trigger and variables", async () => {
    await expect(build.badge).toBeVisible();
    await expect(build.trigger).toContainText("parcel tracker");
    await expect(build.trigger).toContainText("started here");
    await expect(build.variables).not.toContainText("déjà vu");
    expect(await build.revealed()).toEqual({ UPLOAD_TO_S3: "true", NOTE: AWKWARD });
    expect(await demo.variables(build.id)).toEqual({ UPLOAD_TO_S3: "true", NOTE: AWKWARD });
  });

  await test.step("read a job's log", async () => {
    await pass(page, demo, 60);
    await expect(build.status).toHaveText("Passed");
    await build.job("upload_package").click();
    await expect(job.heading).toBeFocused();
    await expect(job.line("make upload").last()).toBeVisible();
    await expect(job.line("Job succeeded")).toBeVisible();
  });

  await test.step("revoke the trigger; all others stay", async () => {
    await page
      .getByRole("navigation", { name: "Project" })
      .getByRole("link", { name: "Triggers" })
      .click();
    await expect(triggers.row("parcel tracker")).toContainText("minute");
    const others = triggers.rows.filter({
      hasNot: page.getByRole("button", { name: "Revoke parcel tracker" }),
    });
    const before = await others.elementHandles();
    await triggers.revoke("parcel tracker");
    await expect(triggers.row("parcel tracker")).toHaveCount(0);
    expect(await triggers.rows.count()).toBe(before.length);
    for (const row of before) expect(await row.evaluate((row) => row.isConnected)).toBe(true);
    const answer = await demo.call("POST", `/projects/${HANDBOOK}/trigger/pipeline`, {
      token,
      ref: "master",
    });
    expect(answer.status()).toBe(404);
  });
});

test("a build without UPLOAD_TO_S3 uploads nothing", async ({ demo, page, open }) => {
  const build = await demo.start();
  await demo.advance(60);
  const { id } = await demo.job(build, "upload_package");
  await open(JobPage.address(id));
  const job = new JobPage(page);
  await expect(job.line("Job succeeded")).toBeVisible();
  await expect(job.line(/^\d+make upload/)).toHaveCount(0);
});
