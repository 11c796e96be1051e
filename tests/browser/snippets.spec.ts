import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Build, Demo } from "./demo";
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
async function execute(shell: string, script: string, token: string) {
  const env = {
    PATH: process.env.PATH,
    HOME: "/nonexistent",
    TRIGGER_TOKEN: token,
    PASSWORD: SECRET,
  };
  return run(shell, ["-c", script], { env, timeout: 10_000 });
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
  await open(
    RunPage.address(9, [
      ["trigger", "10"],
      ["var[LINES]", "a\u00a0b\u202ec\n"],
    ]),
  );
  const { snippet } = new RunPage(page);
  for (const place of ["curl", "curl, query string", ".gitlab-ci.yml", "crontab"] as const) {
    const text = await snippet.text(place);
    await snippet.copyButton.click();
    await expect.poll(() => clipboard(page)).toBe(text);
    expect(text).not.toContain(token);
  }
  await snippet.tab("curl").click();
  await snippet.tokenChoice.selectOption("Real token");
  await expect(snippet.code).toContainText(token);
  await expect(snippet.notes).toContainText("This holds the real token");
  await snippet.copyButton.click();
  await expect.poll(() => clipboard(page)).toContain(token);
  await new RunPage(page).choose("old webhook");
  await expect(snippet.code).toContainText("$TRIGGER_TOKEN");
});

test("each place has its advice and its choices", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await snippet.tab("curl, query string").click();
  await expect(snippet.notes).toContainText("logs of servers and proxies");
  await snippet.tab(".gitlab-ci.yml").click();
  await expect(snippet.code).toContainText("stage: deploy");
  await expect(snippet.code).toContainText("rules:");
  await expect(snippet.notes).toContainText("masked variable");
  await snippet.region.getByLabel("Runs for tags, said by").selectOption("only");
  await expect(snippet.code).toContainText("only:\n    - tags");
  await snippet.tab("crontab").click();
  await expect(snippet.code).toContainText(/^TRIGGER_TOKEN=\n30 0 \* \* \* curl /);
  await snippet.region.getByLabel("Time").fill("17:05");
  await expect(snippet.code).toContainText("\n5 17 * * * curl ");
});

test("the tabs are worked by arrow keys", async ({ page, open }) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await snippet.tab("curl").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(snippet.tab("crontab")).toBeFocused();
  await expect(snippet.tab("crontab")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await expect(snippet.tab("curl")).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: "curl" })).toBeVisible();
});
