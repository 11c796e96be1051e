import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Demo, Trigger } from "./demo";
import { HANDBOOK } from "./demo";
import { expect, test } from "./journey";
import { BuildPage } from "./pages/build";
import { BuildsPage } from "./pages/builds";
import { RunPage } from "./pages/run";

const run = promisify(execFile);

/** Calls a trigger from elsewhere, with `named` in the marker. */
async function call(demo: Demo, trigger: Trigger, named?: number): Promise<number> {
  const form: Record<string, string> = { token: trigger.token, ref: "master" };
  if (named !== undefined) {
    form.pullcord_trigger = String(named);
  }
  const answer = await demo.call("POST", `/projects/${HANDBOOK}/trigger/pipeline`, form);
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

test("a call that names its trigger is known by it after later uses", async ({
  page,
  demo,
  open,
}) => {
  const nightly = await demo.trigger("nightly docs");
  const id = await call(demo, nightly, nightly.id);
  await demo.advance(10);
  await call(demo, nightly);
  await open(BuildPage.address(id));
  const { trigger } = new BuildPage(page);
  await expect(trigger).toContainText("nightly docs");
  await expect(trigger).toContainText("marked");
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  await expect(new BuildsPage(page).row(id)).toContainText("marked");
});

test("a copied call that names its trigger starts a build that is known by it", async ({
  page,
  demo,
  open,
}) => {
  const nightly = await demo.trigger("nightly docs");
  await open(RunPage.address(HANDBOOK, [["trigger", String(nightly.id)], ["ref", "master"]]));
  const { snippet } = new RunPage(page);
  await expect(snippet.code).not.toContainText("pullcord_trigger");
  await snippet.option("Name the trigger").check();
  const text = await snippet.text("curl");
  expect(text).toContain(`pullcord_trigger=${nightly.id}`);
  const env = { PATH: process.env.PATH, TRIGGER_TOKEN: nightly.token };
  const answer = await run("sh", ["-c", text], { env, timeout: 10_000 });
  const { id } = JSON.parse(answer.stdout);
  await demo.advance(10);
  await call(demo, nightly);
  await open(BuildPage.address(id));
  await expect(new BuildPage(page).trigger).toContainText("marked");
});

test("a call names no trigger where nothing but a token is known, or nothing is called", async ({
  page,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, [["trigger", "10"], ["ref", "master"], ["var[NOTE]", "x"]]));
  const { snippet } = new RunPage(page);
  await snippet.option("Name the trigger").check();
  const picker = await snippet.more();
  await picker.search.fill("Variables, .env");
  await picker.option("Variables, .env file").click();
  await expect(snippet.option("Name the trigger")).toBeHidden();
  await expect(snippet.code).not.toContainText("pullcord_trigger");
});

test("a marker that names somebody else's trigger counts for nothing", async ({
  page,
  demo,
  open,
}) => {
  const nightly = await demo.trigger("nightly docs");
  const graces = await demo.trigger("bot: dependency updates");
  const id = await call(demo, nightly, graces.id);
  await demo.advance(10);
  await call(demo, nightly);
  await open(BuildPage.address(id));
  const { trigger } = new BuildPage(page);
  await expect(trigger).toContainText("not known");
  await expect(trigger).not.toContainText("marked");
});

test("the only trigger there was is called likely, and no more", async ({ page, demo, open }) => {
  await demo.giveRole("dan", 40);
  const added = await demo.call(
    "POST",
    `/projects/${HANDBOOK}/triggers`,
    { description: "Dan's first" },
    "dan",
  );
  const only: Trigger = await added.json();
  await demo.advance(10);
  const id = await call(demo, only);
  await demo.advance(10);
  await call(demo, only);
  await open(BuildPage.address(id));
  const { trigger } = new BuildPage(page);
  await expect(trigger).toContainText("Dan's first");
  await expect(trigger).toContainText("likely");
  await expect(trigger).toContainText("One that was revoked may have been it as well.");
});

test("GitLab's own word on the last use is stronger than a marker", async ({
  page,
  demo,
  open,
}) => {
  const nightly = await demo.trigger("nightly docs");
  const release = await demo.trigger("release from infra");
  const id = await call(demo, release, nightly.id);
  await open(BuildPage.address(id));
  const { trigger } = new BuildPage(page);
  await expect(trigger).toContainText("release from infra");
  await expect(trigger).toContainText("last used");
});

test("a build that is started here names its trigger to everyone who may look", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(9, [["trigger", "10"], ["ref", "master"]]));
  await new RunPage(page).startButton.click();
  const build = new BuildPage(page);
  await expect(build.heading).toBeVisible();
  await expect(build.trigger).toContainText("started here");
  const all = await demo.call("GET", `/projects/${HANDBOOK}/pipelines/${build.id}/variables`);
  const payload = (await all.json()).find(({ key }: { key: string }) => key === "TRIGGER_PAYLOAD");
  expect(JSON.parse(payload.value).pullcord_trigger).toBe("10");
});
