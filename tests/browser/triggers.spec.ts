import { HANDBOOK } from "./demo";
import { ignoreEnds } from "./ends";
import { clipboard, expect, pass, setHidden, test } from "./journey";
import { BuildPage } from "./pages/build";
import { RunPage } from "./pages/run";
import { SnippetPanel } from "./pages/snippet";
import { TriggersPage } from "./pages/triggers";

const HOSTILE = `<img src=x onerror="window.__pwned=1"><script>window.__pwned=2</script> "quoted"`;

test.describe("the list", () => {
  test.beforeEach(({ open }) => open(TriggersPage.address()));

  test("says what is special about a trigger", async ({ page, demo }) => {
    const triggers = new TriggersPage(page);
    await expect(triggers.row("nightly docs")).toContainText(/hours? ago/);
    await expect(triggers.row("release from infra")).toContainText(/expires in 1[01] days/);
    await expect(triggers.row("trial of the mirror")).toContainText("expired");
    await expect(triggers.row("old webhook")).toContainText("never used");
    await expect(triggers.row("old webhook")).toContainText("Never");
    await expect(triggers.row("packager")).toContainText("owner blocked");
    await expect(triggers.row("staging preview")).toContainText("2 years ago");
    const { token } = await demo.trigger("nightly docs");
    const short = token.replace(/^glptt-/, "").slice(0, 4);
    await expect(triggers.row("nightly docs")).toContainText(`${short}••••`);
    expect(await page.content()).not.toContain(token);
  });

  test("sorts by each column, both ways", async ({ page }) => {
    const triggers = new TriggersPage(page);
    await expect(triggers.rows).toHaveCount(9);
    const first = {
      // The one without a description is sorted by its short token.
      Description: ["no description", "trial of the mirror"],
      Owner: ["nightly docs", "packager"],
      "Last used": ["old webhook", "nightly docs"],
      Expires: ["trial of the mirror", "nightly docs"],
    };
    for (const [column, [rising, falling]] of Object.entries(first)) {
      const heading = triggers.columnHeading(column);
      const top = triggers.rows.first().getByRole("button", { name: /^Snippets for / });
      for (const [order, expected] of [
        ["ascending", rising],
        ["descending", falling],
      ] as const) {
        // What is sorted already by this column turns around first.
        await heading.getByRole("button").click();
        if ((await heading.getAttribute("aria-sort")) !== order)
          await heading.getByRole("button").click();
        await expect(heading).toHaveAttribute("aria-sort", order);
        await expect(top).toHaveText(expected!);
      }
    }
    await triggers.columnHeading("Token").getByRole("button").click();
    const tokens = await triggers.rows.locator("td:first-child").allTextContents();
    expect(tokens).toEqual([...tokens].sort());
    await expect(page).toHaveURL(/\?sort=token$/);
  });

  test("on a phone the headings stand above the cards and sort them", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    const triggers = new TriggersPage(page);
    await expect(triggers.rows).toHaveCount(9);
    const heading = triggers.columnHeading("Expires");
    await heading.getByRole("button").click();
    await expect(heading).toHaveAttribute("aria-sort", "ascending");
    await expect(triggers.rows.first()).toContainText("trial of the mirror");
    const [above, card] = [await heading.boundingBox(), await triggers.rows.first().boundingBox()];
    expect(above!.y + above!.height).toBeLessThanOrEqual(card!.y);
  });

  test("is filtered by words, which stand in the address", async ({ page }) => {
    const triggers = new TriggersPage(page);
    await triggers.filter.fill("GRACE bot");
    await expect(triggers.rows).toHaveCount(1);
    await expect(page).toHaveURL(/[?&]filter=GRACE(%20|\+)bot/);
    await triggers.filter.fill("nothing has this");
    await expect(page.getByText("No trigger fits the filter")).toBeVisible();
    await page.getByRole("button", { name: "Show all triggers" }).click();
    await expect(triggers.rows).toHaveCount(9);
    await expect(page).not.toHaveURL(/filter/);
  });

  test("a pasted token filters but does not get into the address", async ({ page, demo }) => {
    const { token } = await demo.trigger("nightly docs");
    const triggers = new TriggersPage(page);
    await triggers.filter.fill("webhook");
    await expect(page).toHaveURL(/filter=webhook/);
    await triggers.filter.fill(token);
    await expect(page).not.toHaveURL(/filter=/);
    await expect(triggers.filter).toHaveValue(token);
  });

  test("a token is revealed one at a time, for 30 seconds", async ({ page, demo }) => {
    const triggers = new TriggersPage(page);
    const [nightly, webhook] = [
      await demo.trigger("nightly docs"),
      await demo.trigger("old webhook"),
    ];
    await triggers.button("Reveal token of", "nightly docs").click();
    await expect(page.getByText(nightly.token)).toBeVisible();
    await triggers.button("Reveal token of", "old webhook").click();
    await expect(page.getByText(webhook.token)).toBeVisible();
    await expect(page.getByText(nightly.token)).toHaveCount(0);
    await page.clock.fastForward(29_000);
    await expect(page.getByText(webhook.token)).toBeVisible();
    await page.clock.fastForward(1_000);
    await expect(page.getByText(webhook.token)).toHaveCount(0);
  });

  test("a revealed token is hidden when the page is", async ({ page, demo }) => {
    const { token } = await demo.trigger("nightly docs");
    await new TriggersPage(page).button("Reveal token of", "nightly docs").click();
    await expect(page.getByText(token)).toBeVisible();
    await setHidden(page, true);
    await expect(page.getByText(token)).toHaveCount(0);
    await setHidden(page, false);
    await expect(page.getByText(token)).toHaveCount(0);
  });

  test("a token is copied without being shown", async ({ page, demo }) => {
    const { token } = await demo.trigger("nightly docs");
    await new TriggersPage(page).button("Copy token of", "nightly docs").click();
    await expect.poll(() => clipboard(page)).toBe(token);
    expect(await page.content()).not.toContain(token);
  });

  test("a cut token is not yours, and can neither be copied nor run", async ({ page }) => {
    const [triggers, bot] = [new TriggersPage(page), "bot: dependency updates"];
    await page.evaluate(() => navigator.clipboard.writeText("untouched"));
    await expect(triggers.row(bot)).toContainText("not yours");
    for (const control of [
      triggers.button("Reveal token of", bot),
      triggers.button("Copy token of", bot),
      triggers.run(bot),
    ]) {
      await expect(control).toHaveAttribute("aria-disabled", "true");
      await expect(control).toHaveAttribute("title", /only to its owner, Grace Hopper/);
      await control.click({ force: true });
    }
    await expect(triggers.button("Edit", bot)).toBeDisabled();
    expect(await clipboard(page)).toBe("untouched");
    await expect(triggers.heading).toBeVisible();
  });
});

test("a hostile description stays text wherever it is shown", async ({ page, demo, open }) => {
  await demo.call("POST", `/projects/${HANDBOOK}/triggers`, { description: HOSTILE });
  const { token } = await demo.trigger(HOSTILE);
  await open(TriggersPage.address());
  const [triggers, run] = [new TriggersPage(page), new RunPage(page)];
  await expect(triggers.row(HOSTILE)).toContainText(HOSTILE);
  await triggers.button("Revoke", HOSTILE).click();
  await expect(triggers.dialog("Revoke trigger")).toContainText(HOSTILE);
  await page.keyboard.press("Escape");
  await triggers.run(HOSTILE).click();
  await expect(run.snippet.region).toContainText(HOSTILE);
  await run.addVariable("HTML", HOSTILE);
  await run.startButton.click();
  const build = new BuildPage(page);
  await expect(build.trigger).toContainText(HOSTILE);
  expect(await build.revealed()).toEqual({ HTML: HOSTILE });
  expect(await page.evaluate(() => "__pwned" in window)).toBe(false);
  await expect(page.locator("main img, main script")).toHaveCount(0);
  expect(await page.content()).not.toContain(token);
});

test.describe("adding", () => {
  test.beforeEach(({ open }) => open(TriggersPage.address()));

  test("takes a description and an end", async ({ page, demo }) => {
    const triggers = new TriggersPage(page);
    await triggers.addButton.click();
    const dialog = triggers.dialog("Add trigger");
    await expect(dialog.getByLabel("Description")).toBeFocused();
    await dialog.getByLabel("Description").fill("until the move");
    await dialog.getByLabel("Expires").fill("2026-12-01");
    await dialog.getByRole("button", { name: "Create trigger" }).click();
    await expect(triggers.row("until the move")).toContainText("expires in 7 days");
    await expect(page.getByRole("heading", { name: "New trigger" })).toBeFocused();
    const { token } = await demo.trigger("until the move");
    await expect(triggers.created).not.toContainText(token);
    await triggers.created.getByRole("button", { name: "Reveal the new token" }).click();
    await expect(triggers.created).toContainText(token);
    await triggers.created.getByRole("button", { name: "Dismiss" }).click();
    await expect(triggers.created).toHaveCount(0);
  });

  test("says when GitLab did not take the end", async ({ page }) => {
    await ignoreEnds(page);
    const triggers = new TriggersPage(page);
    await triggers.addButton.click();
    const dialog = triggers.dialog("Add trigger");
    await dialog.getByLabel("Description").fill("until the move");
    await dialog.getByLabel("Expires").fill("2026-12-01");
    await dialog.getByRole("button", { name: "Create trigger" }).click();
    await expect(triggers.created.getByRole("alert")).toContainText("works until it is revoked");
    await expect(triggers.row("until the move")).not.toContainText("expires in");
  });

  test("says what is missing, and what GitLab refuses, and keeps what was typed", async ({
    page,
    demo,
  }) => {
    const triggers = new TriggersPage(page);
    await triggers.addButton.click();
    const dialog = triggers.dialog("Add trigger");
    const [description, expires] = [dialog.getByLabel("Description"), dialog.getByLabel("Expires")];
    const create = dialog.getByRole("button", { name: "Create trigger" });
    await description.fill("   ");
    await expires.fill("2026-11-01");
    await create.click();
    await expect(description).toHaveAccessibleDescription(/Say what the trigger is for/);
    await expect(expires).toHaveAccessibleDescription(/has begun already/);
    expect(await demo.seen("POST", /triggers$/)).toEqual([]);
    await description.fill("for ever");
    await expires.fill("2036-11-01");
    await create.click();
    await expect(dialog.getByRole("alert")).toContainText("Expires at must be before");
    await expect(description).toHaveValue("for ever");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    await expect(triggers.addButton).toBeFocused();
    await expect(triggers.rows).toHaveCount(9);
  });
});

test("one's own description is edited, not to nothing", async ({ page, demo, open }) => {
  await open(TriggersPage.address());
  const triggers = new TriggersPage(page);
  await triggers.button("Edit", "old webhook").click();
  const dialog = triggers.dialog("Edit trigger");
  await dialog.getByLabel("Description").fill(" ");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(dialog.getByLabel("Description")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Description").fill("webhook of the wiki");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(triggers.row("webhook of the wiki")).toBeVisible();
  await expect(triggers.row("old webhook")).toHaveCount(0);
  expect((await demo.trigger("webhook of the wiki")).description).toBe("webhook of the wiki");
});

test("a developer may not list triggers, but can use one that was given to him", async ({
  page,
  demo,
  open,
}) => {
  const { token } = await demo.trigger("nightly docs");
  await open(TriggersPage.address(), "dan");
  const triggers = new TriggersPage(page);
  await expect(page.getByText("takes the role Maintainer").first()).toBeVisible();
  await expect(triggers.table).toHaveCount(0);
  await expect(triggers.addButton).toBeDisabled();
  await page.getByRole("button", { name: "Use this token" }).click();
  await expect(triggers.pasted).toHaveAccessibleDescription(/Paste the trigger token/);
  await triggers.pasted.fill(token);
  await page.getByRole("button", { name: "Use this token" }).click();
  await expect(new SnippetPanel(page).code).toContainText("TRIGGER_TOKEN");
  await page.getByRole("link", { name: "Start a build" }).click();
  await new RunPage(page).startButton.click();
  const build = new BuildPage(page);
  await expect(build.trigger).toContainText("It takes the role Maintainer");
  await expect(build.variables).toContainText("needs the role Maintainer");
  expect(page.url()).not.toContain(token);
  await pass(page, demo, 60);
  await expect(build.status).toHaveText("Passed");
});
