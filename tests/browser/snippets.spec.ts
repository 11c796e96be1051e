import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Build, Demo } from "./demo";
import { expect, test } from "./journey";
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
