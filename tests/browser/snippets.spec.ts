import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { HANDBOOK, type Build, type Demo } from "./demo";
import { clipboard, expect, test } from "./journey";
import { RunPage } from "./pages/run";
import type { Place } from "./pages/snippet";

const run = promisify(execFile);

/** Values that a careless quoting changes, loses or runs. */
const AWKWARD: [string, string][] = [
  ["PLAIN", "true"],
  ["QUOTES", `it's "quoted" and \`ticked\``],
  ["SHELL", "$HOME $(touch pwned) ; & | > < * ? ! # ~ \\ {a,b}"],
  ["PERCENT", "100%2525 %0A +1"],
  ["LINES", "one\n  two\ttabbed\n"],
  ["LETTERS", "déjà vu 🚀 日本"],
  ["CURL", "@/etc/passwd;type=text/plain"],
  ["FILE", "<none"],
  ["EMPTY", ""],
];

/** What the variable that is marked as secret is set to where the call runs. */
const SECRET = `hunter2 "it's" $x`;

/** Runs `script` in a shell that knows the token and one secret. */
async function execute(shell: string, script: string, token: string, folder?: string) {
  const env = {
    PATH: process.env.PATH,
    HOME: "/nonexistent",
    TRIGGER_TOKEN: token,
    PASSWORD: SECRET,
  };
  return run(shell, ["-c", script], { env, timeout: 10_000, cwd: folder });
}

/** What cron hands to `sh`: the line's command, in which `\%` stands for `%`. */
function cronCommand(text: string): string {
  const line = text.split("\n").at(-1)!;
  const [, command] = /^(?:\S+\s+){5}(.*)$/.exec(line)!;
  expect(command, "cron would end the command there").not.toMatch(/(^|[^\\])%/);
  return command!.replaceAll("\\%", "%");
}

/** The one command of the job: a quoted YAML scalar, folded over lines. */
function jobScript(text: string): string {
  const [, scalar] = /\n {2}script:\n {4}- (".*")$/s.exec(text)!;
  return JSON.parse(scalar!.replaceAll(/\n */g, " "));
}

/** The newest build that was triggered. */
async function newest(demo: Demo): Promise<Build> {
  return (await demo.builds("per_page=1&source=trigger"))[0]!;
}

const forms: [Place, string, (text: string) => string][] = [
  ["curl", "sh", (text) => text],
  ["curl", "bash", (text) => text],
  ["curl, query string", "sh", (text) => text],
  ["curl, query string", "bash", (text) => text],
  [".gitlab-ci.yml", "sh", jobScript],
];

test("each shown call, run by a real shell, arrives byte for byte", async ({
  page,
  demo,
  open,
}) => {
  const { token } = await demo.trigger("nightly docs");
  const named = AWKWARD.map(([key, value]): [string, string] => [`var[${key}]`, value]);
  await open(RunPage.address(9, [["trigger", "10"], ["ref", "feature/#42-100%_déjà"], ...named]));
  const form = new RunPage(page);
  await form.addVariable("PASSWORD", "not shown");
  await form.secret("PASSWORD").check();
  await expect(form.snippet.code).toContainText("PASSWORD");
  const expected = { ...Object.fromEntries(AWKWARD), PASSWORD: SECRET };
  let last = (await newest(demo)).id;
  for (const [place, shell, command] of forms) {
    await test.step(`${place} by ${shell}`, async () => {
      const text = await form.snippet.text(place);
      expect(text).not.toContain(token);
      expect(text).not.toContain("not shown");
      await execute(shell, command(text), token);
      const build = await newest(demo);
      expect(build.id, "a build was started").not.toBe(last);
      last = build.id;
      expect(build.ref).toBe("feature/#42-100%_déjà");
      expect(await demo.variables(last)).toEqual(expected);
    });
  }
});

test("cron's line is run as cron would, and refused where cron would cut it", async ({
  page,
  demo,
  open,
}) => {
  const { token } = await demo.trigger("nightly docs");
  const given = { SHELL: '50% of $HOME; it\'s\n\\% "all"' };
  await open(
    RunPage.address(9, [
      ["trigger", "10"],
      ["ref", "master"],
      ["var[SHELL]", given.SHELL],
    ]),
  );
  const form = new RunPage(page);
  const { snippet } = form;
  await execute("sh", cronCommand(await snippet.text("crontab")), token);
  expect(await demo.variables((await newest(demo)).id)).toEqual(given);
  await form.addVariable("LONG", "x".repeat(1_000));
  await expect(snippet.region).toContainText("a crontab line can take 998");
  await expect(snippet.copyButton).toBeDisabled();
});

test("a call with a wrong token fails in the shell as well", async ({ page, demo, open }) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const text = await new RunPage(page).snippet.text("curl");
  const before = (await newest(demo)).id;
  await expect(execute("sh", text, "glptt-wrong")).rejects.toMatchObject({ code: 22 });
  expect((await newest(demo)).id).toBe(before);
});

test("what is copied is what is shown, with the real token only on request", async ({
  page,
  demo,
  open,
}) => {
  const { token } = await demo.trigger("nightly docs");
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  for (const place of ["curl", "curl, query string", ".gitlab-ci.yml", "crontab"] as const) {
    const text = await snippet.text(place);
    await snippet.copyButton.click();
    await expect.poll(() => clipboard(page)).toBe(text);
    expect(text).not.toContain(token);
  }
  await snippet.tab("curl").click();
  await expect(snippet.copyButton).toHaveAccessibleName("Copy snippet");
  await expect(snippet.warnings).toHaveCount(0);
  await snippet.tokenChoice.selectOption("Real token");
  await expect(snippet.code).toContainText(token);
  await expect(snippet.code.getByText(token, { exact: true })).toBeVisible();
  await expect(snippet.warnings).toHaveText([/^Warning: This holds the real token: whoever sees it/]);
  await expect(snippet.copyButton).toHaveAccessibleName("Copy snippet with the real token");
  await snippet.copyButton.click();
  await expect.poll(() => clipboard(page)).toContain(token);
  await new RunPage(page).choose("old webhook");
  await expect(snippet.code).toContainText("$TRIGGER_TOKEN");
  await expect(snippet.copyButton).toHaveAccessibleName("Copy snippet");
});

test("characters that cannot be seen change neither the text nor the copy", async ({
  page,
  open,
}) => {
  const hidden = ["\u202e", "\u200b", "\u00a0", "\r", "\u001b"];
  await open(
    RunPage.address(9, [
      ["trigger", "10"],
      ["ref", `odd\u202eref`],
      ["var[HIDDEN]", hidden.join("x")],
    ]),
  );
  const { snippet } = new RunPage(page);
  await expect(snippet.region.getByTitle("U+202E").first()).toBeVisible();
  for (const tab of await snippet.tabs.all()) {
    await tab.click();
    const text = (await snippet.code.textContent())!;
    await snippet.copyButton.click();
    await expect.poll(() => clipboard(page)).toBe(text);
    // Whatever stands in the text as it is has a mark of its own.
    const marked = hidden.filter((character) => text.includes(character)).length > 0;
    expect((await snippet.code.getByTitle(/^U\+/).count()) > 0).toBe(marked);
    await expect(snippet.warnings).toContainText([
      "The branch or tag has characters that cannot be seen",
      "The value of variable 1 has characters that cannot be seen",
    ]);
  }
  await new RunPage(page).addVariable("A\u202eB", "");
  await expect(snippet.refusal.getByTitle("U+202E")).toBeVisible();
});

test("what is written from right to left turns nothing else round", async ({ page, open }) => {
  await open(
    RunPage.address(9, [
      ["trigger", "10"],
      ["var[LETTERS]", "אב'גד'הו"],
    ]),
  );
  const { snippet } = new RunPage(page);
  await snippet.tab("curl").click();
  await expect(snippet.code).toContainText("אב");
  // Each piece of a line begins where the one before it ended, or later.
  const turned = await snippet.code.evaluate((code) => {
    const boxes = [...code.childNodes].map((piece) => {
      const range = document.createRange();
      range.selectNodeContents(piece);
      return range.getClientRects()[0];
    });
    const shown = boxes.filter((box) => box !== undefined && box.width > 0) as DOMRect[];
    return shown.filter((box, at) => {
      const before = shown[at - 1];
      return before && Math.abs(before.top - box.top) < 4 && box.left < before.right - 1;
    }).length;
  });
  expect(turned).toBe(0);
});

test("each place has its advice and its choices", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await expect(snippet.region).toContainText("Pullcord's tests run this kind of call");
  await snippet.tab("curl, query string").click();
  await expect(snippet.warnings).toContainText("logs of servers and proxies");
  await expect(snippet.option("Percent-encoded")).toHaveCount(0);
  await snippet.tab(".gitlab-ci.yml").click();
  await expect(snippet.code).toContainText("stage: deploy");
  await expect(snippet.code).toContainText("rules:");
  await expect(snippet.notes).toContainText("masked variable");
  await expect(snippet.option("One line")).toHaveCount(0);
  await snippet.option("“only” for tags, before GitLab 12.3").check();
  await expect(snippet.code).toContainText("only:\n    - tags");
  await snippet.option("Runs on this GitLab").check();
  await expect(snippet.code).toContainText("$CI_API_V4_URL/projects/9/");
  await snippet.api.selectOption("v3 (old servers)");
  await expect(snippet.code).toContainText("/api/v3/projects/9/trigger/builds");
  await expect(snippet.option("Runs on this GitLab")).toHaveCount(0);
  await snippet.api.selectOption("v4");
  await snippet.tab("crontab").click();
  await expect(snippet.code).toContainText(/^TRIGGER_TOKEN=\n30 0 \* \* \* curl /);
});

test("whatever is chosen, the call arrives byte for byte", async ({ page, demo, open }) => {
  const { token } = await demo.trigger("nightly docs");
  // Without line ends, which are always written encoded.
  const plain = AWKWARD.map(([, value]) => value).filter((value) => !/[\n\t]/.test(value));
  const given = { AWKWARD: plain.join(" ") };
  await open(
    RunPage.address(9, [
      ["trigger", "10"],
      ["ref", "feature/#42-100%_déjà"],
      ["var[AWKWARD]", given.AWKWARD],
    ]),
  );
  const { snippet } = new RunPage(page);
  await snippet.tab("curl").click();
  let before = await snippet.code.textContent();
  for (const choose of [
    () => snippet.option("Percent-encoded").check(),
    () => snippet.option("One line").check(),
    () => snippet.option("Short options").check(),
    () => snippet.option("curl older than 7.76").check(),
    () => snippet.api.selectOption("v4, ref in the path"),
  ]) {
    await choose();
    await expect(snippet.code).not.toHaveText(before!);
    before = await snippet.code.textContent();
    await execute("sh", before!, token);
    const build = await newest(demo);
    expect(build.ref).toBe("feature/#42-100%_déjà");
    expect(await demo.variables(build.id)).toEqual(given);
  }
  expect(before!.split("\n")).toHaveLength(1);
  expect(before).toContain("/ref/feature%2F%2342-100%25_d%C3%A9j%C3%A0/trigger/pipeline");
});

test("a token is read from the file that is named, and a name that hides is refused", async ({
  page,
  demo,
  open,
}) => {
  const { token } = await demo.trigger("nightly docs");
  const folder = await mkdtemp(join(tmpdir(), "token-"));
  await writeFile(join(folder, "my token's"), `${token}\n`, { mode: 0o600 });
  await open(RunPage.address(9, [["trigger", "10"], ["var[A]", "1"]]));
  const { snippet } = new RunPage(page);
  await snippet.tab("curl").click();
  await expect(snippet.tokenFile).toHaveCount(0);
  await snippet.tokenChoice.selectOption("Token from a file");
  await expect(snippet.tokenFile).toHaveValue("trigger-token");
  await expect(snippet.notes).toContainText("into the file trigger-token where the call runs");
  for (const wrong of ["", " ", "a\u200bb"]) {
    await snippet.tokenFile.fill(wrong);
    await expect(snippet.refusal).toContainText("Give a plain path");
    await expect(snippet.tokenFile).toHaveAttribute("aria-invalid", "true");
    await expect(snippet.tokenFile).toHaveAccessibleDescription(/Give a plain path/);
    await expect(snippet.copyButton).toBeDisabled();
    await expect(snippet.code).toHaveCount(0);
  }
  await snippet.tokenFile.fill("my token's");
  await expect(snippet.tokenFile).not.toHaveAttribute("aria-invalid");
  const last = (await newest(demo)).id;
  await execute("sh", (await snippet.code.textContent())!, "glptt-wrong", folder);
  const build = await newest(demo);
  expect(build.id).not.toBe(last);
  expect(await demo.variables(build.id)).toEqual({ A: "1" });
});

test("a refusal leads to the field that it is about", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"], ["var[GOOD]", "1"], ["var[NOT-GOOD]", "2"]]));
  const form = new RunPage(page);
  const { snippet } = form;
  const goTo = (what: string) => snippet.region.getByRole("button", { name: `Go to ${what}` });
  await expect(snippet.refusal).toContainText("does not accept the key “NOT-GOOD”");
  await goTo("variable 2").click();
  await expect(form.keys.nth(1)).toBeFocused();
  await form.keys.nth(1).fill("PATH");
  await expect(snippet.code).toContainText("variables[PATH]=2");
  await form.secret("PATH").check();
  await expect(snippet.refusal).toContainText("“$PATH” cannot stand for a secret value");
  await goTo("variable 2").click();
  await expect(form.keys.nth(1)).toBeFocused();
  await form.keys.nth(1).fill("PASSWORD");
  await form.ref.fill("");
  await expect(snippet.refusal).toContainText("No branch or tag is given");
  await goTo("the branch or tag").click();
  await expect(form.ref).toBeFocused();
  await form.ref.fill("master");
  await expect(snippet.code).toContainText("ref=master");
  expect(await form.pairs()).toEqual([["GOOD", "1"], ["PASSWORD", "2"]]);
});

test("a name that is a branch and a tag is warned of until it is written in full", async ({
  page,
  demo,
  open,
}) => {
  // The demo has no such name: here its tags are answered with one more.
  // Known beforehand: a question that is given up takes its answer with it.
  const listed = await demo.call("GET", `/projects/${HANDBOOK}/repository/tags?per_page=5`);
  const [tag, ...others] = await listed.json();
  await page.route(/\/repository\/tags\b/, (route) =>
    route.fulfill({
      headers: { "access-control-allow-origin": "*" },
      json: [{ ...tag, name: "develop" }, ...others],
    }),
  );
  await open(RunPage.address(9, [["trigger", "10"]]));
  const form = new RunPage(page);
  const option = (name: string) => page.getByRole("option", { name });
  await form.ref.click();
  await expect(option("refs/tags/develop")).toBeVisible();
  await form.ref.fill("develop");
  await expect(form.ref).toHaveAccessibleDescription(/“develop” is a branch and a tag/);
  await expect(form.snippet.warnings.first()).toContainText("Write refs/heads/develop");
  await option("refs/tags/develop").click();
  await expect(form.ref).toHaveValue("refs/tags/develop");
  await expect(form.snippet.code).toContainText("ref=refs/tags/develop");
  await expect(form.snippet.warnings).toHaveCount(0);
});
