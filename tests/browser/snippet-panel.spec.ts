import { HANDBOOK } from "./demo";
import { clipboard, expect, test } from "./journey";
import { RunPage } from "./pages/run";

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
