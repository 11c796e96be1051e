import { HANDBOOK, tokenOf } from "./demo";
import { expect, pass, test } from "./journey";
import { ConnectPage } from "./pages/connect";
import { RunPage } from "./pages/run";
import { person, Switcher } from "./pages/switcher";
import { TriggersPage } from "./pages/triggers";
import { gitlabUrl } from "./watched";

const READ_ONLY = "glpat-demo-ada-read-0000000";
/** The demo GitLab by another name: another GitLab, as far as a browser knows. */
const elsewhere = gitlabUrl.replace("127.0.0.1", "localhost");

test("two people on two GitLabs stay signed in side by side", async ({ page, open, demo }) => {
  const [switcher, connect] = [new Switcher(page), new ConnectPage(page)];
  await open(TriggersPage.address());
  await expect(new TriggersPage(page).table).toBeVisible();
  await switcher.add();
  await connect.with(tokenOf("dan"), elsewhere);
  await expect(person(page, "Dan Ingalls")).toBeVisible();
  await page.getByRole("link", { name: "docs/handbook" }).click();
  await expect(new TriggersPage(page).addButton).toBeDisabled();
  await demo.forgetSeen();
  await switcher.to("@ada");
  await expect(person(page, "Ada Lovelace")).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  expect(await demo.seen("GET", /\/user$/), "nobody signs in again").toEqual([]);
  await page.getByRole("link", { name: "docs/handbook" }).first().click();
  await expect(new TriggersPage(page).addButton).toBeEnabled();
  await switcher.button.click();
  await expect(switcher.choices).toHaveCount(2);
  await expect(switcher.choices.filter({ hasText: "@ada" })).toHaveAttribute(
    "aria-current",
    "true",
  );
});

test("kept connections come back after a reload, the last used one first", async ({ page }) => {
  const [switcher, connect] = [new Switcher(page), new ConnectPage(page)];
  await page.goto("connect");
  for (const [name, keep] of [
    ["ada", "Until this tab closes"],
    ["grace", "On this device"],
    ["dan", "Only in this page"],
  ] as const) {
    await connect.keep(keep).check();
    await connect.as(name);
    await expect(connect.heading).toHaveCount(0);
    await switcher.add();
  }
  await switcher.to("@ada");
  await page.reload();
  await expect(person(page, "Ada Lovelace")).toBeVisible();
  await switcher.button.click();
  await expect(switcher.choices).toHaveText([/@grace/, /@ada/]);
  const other = await page.context().newPage();
  await other.goto(".");
  await expect(person(other, "Grace Hopper"), "a new tab knows the device's").toBeVisible();
});

test("what an earlier version kept is taken up and written anew", async ({ page }) => {
  await page.goto("connect");
  await page.evaluate(
    ([instance, token]) => {
      const text = JSON.stringify({ version: 1, instance, token });
      localStorage.setItem("pullcord.connection", text);
    },
    [gitlabUrl, tokenOf("grace")] as const,
  );
  await page.goto(".");
  await expect(person(page, "Grace Hopper")).toBeVisible();
  const kept = await page.evaluate(() => ({ ...localStorage }));
  expect(Object.keys(kept)).not.toContain("pullcord.connection");
  expect(kept["pullcord.connections"]).toContain(tokenOf("grace"));
});

test("a GitLab that is another version by now is met anew", async ({ page }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect");
  await connect.keep("Until this tab closes").check();
  await connect.as("ada");
  await expect(person(page, "Ada Lovelace")).toBeVisible();
  await page.evaluate(() => {
    const kept = JSON.parse(sessionStorage.getItem("pullcord.connections")!);
    kept.content[0].server = { v3: true, private_token: true, version: "8.17.0" };
    sessionStorage.setItem("pullcord.connections", JSON.stringify(kept));
  });
  await page.goto("settings");
  await expect(page.getByRole("article")).toContainText(/GitLab (19|2\d)[.\d]+\S*, API v4/);
});

test("each says what it can do, is renamed, and is left alone", async ({ page, open }) => {
  const connect = new ConnectPage(page);
  await open("connect?next=/settings");
  await new Switcher(page).add();
  await connect.keep("On this device").check();
  await connect.with(READ_ONLY, elsewhere);
  await person(page, "Ada Lovelace").click();
  const [first, second] = [gitlabUrl, elsewhere].map((url) =>
    page.getByRole("article", { name: new URL(url).host }),
  );
  await expect(first!).toContainText("Can add, edit and revoke triggers");
  await expect(second!).toContainText("Cannot add, edit and revoke triggers");
  await expect(second!).toContainText("read_api");
  await second!.getByRole("button", { name: /^Rename/ }).click();
  const dialog = page.getByRole("dialog", { name: "Rename connection" });
  await dialog.getByLabel("Name").fill("  ");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription(/Give it a name/);
  await dialog.getByLabel("Name").fill("The other one");
  await dialog.getByRole("radio", { name: "green" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.reload();
  const renamed = page.getByRole("article", { name: "The other one" });
  await expect(renamed).toBeVisible();
  await renamed.getByRole("button", { name: "Sign out of The other one" }).click();
  await expect(page.getByText("Not connected")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(READ_ONLY);
});

test("signing out of all leaves nothing", async ({ page }) => {
  const [switcher, connect] = [new Switcher(page), new ConnectPage(page)];
  await page.goto("connect");
  for (const name of ["ada", "grace"] as const) {
    await connect.keep("On this device").check();
    await connect.as(name);
    await expect(connect.heading).toHaveCount(0);
    await switcher.add();
  }
  await person(page, "Grace Hopper").click();
  await page.getByRole("button", { name: "Sign out of all" }).click();
  await expect(page.getByText("Not connected")).toBeVisible();
  const kept = () => page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(await kept()).not.toContain("glpat");
});

test("signing out of one signs out of it in every tab, and leaves the others", async ({ page }) => {
  const [switcher, connect] = [new Switcher(page), new ConnectPage(page)];
  await page.goto("connect");
  await connect.keep("On this device").check();
  await connect.as("ada");
  await expect(person(page, "Ada Lovelace")).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("connect");
  await new ConnectPage(other).as("grace");
  await expect(person(other, "Grace Hopper")).toBeVisible();
  await new Switcher(other).to("@ada");
  await other.goto(TriggersPage.address());
  await expect(new TriggersPage(other).table).toBeVisible();
  await new Switcher(other).add();
  await new ConnectPage(other).as("dan");
  await expect(person(other, "Dan Ingalls")).toBeVisible();
  await new Switcher(other).to("@ada");
  await other.getByRole("link", { name: "docs/handbook" }).first().click();
  await expect(new TriggersPage(other).addButton).toBeEnabled();
  await person(page, "Ada Lovelace").click();
  await page.getByRole("button", { name: /^Sign out of/ }).click();
  await expect(page.getByText("Not connected")).toBeVisible();
  await expect(person(other, "Dan Ingalls"), "what is left is used").toBeVisible();
  await expect(other.getByText("signed out of this connection in another tab")).toBeVisible();
  await expect(other.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  await new Switcher(other).button.click();
  await expect(new Switcher(other).choices).toHaveText([/@dan/]);
  await expect(switcher.button).toHaveCount(0);
});

test("signing out of all leads every tab to Connect, and back to its page", async ({
  page,
  open,
}) => {
  await open(".");
  const other = await page.context().newPage();
  await other.goto(TriggersPage.address());
  await new ConnectPage(other).as("grace");
  await expect(new TriggersPage(other).table).toBeVisible();
  await new Switcher(page).add();
  await new ConnectPage(page).as("dan");
  await person(page, "Dan Ingalls").click();
  await page.getByRole("button", { name: "Sign out of all" }).click();
  await expect(new ConnectPage(other).heading).toBeVisible();
  await expect(new TriggersPage(other).table, "what was told is gone").toHaveCount(0);
  await new ConnectPage(other).as("grace");
  await expect(new TriggersPage(other).table).toBeVisible();
});

test("a connection that is added or renamed is so in every tab", async ({ page, open }) => {
  await open(".");
  const other = await page.context().newPage();
  await other.goto("connect?next=/settings");
  await new ConnectPage(other).keep("On this device").check();
  await new ConnectPage(other).as("grace");
  await other.getByRole("button", { name: /^Rename/ }).click();
  const dialog = other.getByRole("dialog", { name: "Rename connection" });
  await dialog.getByLabel("Name").fill("Her own");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(person(page, "Ada Lovelace")).toBeVisible();
  await new Switcher(page).to("Her own");
  await expect(person(page, "Grace Hopper")).toBeVisible();
});

test("a token is warned of before it ends", async ({ page, open, demo }) => {
  const warning = page.getByRole("status").filter({ hasText: "The access token of this" });
  await pass(page, demo, 150 * 86_400);
  await open(".");
  await expect(person(page, "Ada Lovelace")).toBeVisible();
  await expect(warning).toHaveCount(0);
  await pass(page, demo, 46 * 86_400);
  await expect(warning).toContainText(/ends in \d days/);
});

test("with a trigger token only, builds are started and nothing else is asked", async ({
  page,
  demo,
}) => {
  const { token } = await demo.trigger("nightly docs");
  const [connect, run] = [new ConnectPage(page), new RunPage(page)];
  await page.goto("connect");
  await page.getByRole("link", { name: "Use a trigger token only" }).click();
  const button = page.getByRole("button", { name: "Connect" });
  await expect(page.getByLabel("GitLab URL")).toHaveValue(gitlabUrl);
  await page.getByLabel("Project").fill("handbook");
  await page.getByLabel("Trigger token").fill(tokenOf("ada"));
  await button.click();
  await expect(page.getByLabel("Project")).toHaveAccessibleDescription(/its path with its group/);
  await expect(page.getByLabel("Trigger token")).toHaveAccessibleDescription(/is an access token/);
  await page.getByLabel("Project").fill(`${gitlabUrl}/docs/handbook`);
  await page.getByLabel("Trigger token").fill(token);
  await demo.forgetSeen();
  await button.click();
  await expect(run.startButton).toBeVisible();
  await run.ref.fill("master");
  await expect(page.getByTestId("snippet-code")).toContainText("docs%2Fhandbook");
  await run.startButton.click();
  await expect(page.getByText(/Build #\d+ was started/)).toBeVisible();
  expect(await demo.seen("POST", /trigger\/pipeline$/)).toHaveLength(1);
  const asked = await demo.seen("GET", /./);
  expect(asked, "only whether there is an API v4").toEqual([
    { method: "GET", path: "/api/v4/version", status: 401 },
  ]);
  for (const tab of ["Triggers", "Builds"]) {
    await page.getByRole("link", { name: tab, exact: true }).click();
    await expect(page.getByRole("heading", { name: "This takes an account" })).toBeVisible();
  }
  await page.getByRole("link", { name: "Connect with an account" }).click();
  await connect.as("ada");
  await expect(page).toHaveURL(/docs%2Fhandbook\/builds$/);
});

test("a wrong trigger token is told when it is used", async ({ page }) => {
  const run = new RunPage(page);
  await page.goto("connect?with=trigger-token");
  await page.getByLabel("Project").fill(String(HANDBOOK));
  await page.getByLabel("Trigger token").fill("glptt-0000000000000000000000000000000000000000");
  await page.getByRole("button", { name: "Connect" }).click();
  await run.ref.fill("master");
  await run.startButton.click();
  await expect(page.getByRole("alert")).toContainText("does not know this trigger token");
  await expect(run.ref).toHaveValue("master");
});

test("an idle page forgets the tokens that it holds, and leads back", async ({ page, demo }) => {
  const [connect, triggers] = [new ConnectPage(page), new TriggersPage(page)];
  await page.goto("connect?next=/settings");
  await connect.keep("Until this tab closes").check();
  await connect.as("ada");
  await page.getByLabel("Lock after").selectOption("15 minutes");
  await page.getByRole("link", { name: "Pullcord" }).click();
  await page.getByRole("link", { name: "docs/handbook" }).first().click();
  await expect(triggers.table).toBeVisible();
  await pass(page, demo, 14 * 60);
  await page.keyboard.press("Shift");
  await pass(page, demo, 14 * 60);
  await expect(triggers.table, "it was used meanwhile").toBeVisible();
  await pass(page, demo, 2 * 60);
  await expect(connect.heading).toBeVisible();
  await expect(page.getByText("Nobody used this page for 15 minutes")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("glpat");
  await connect.as("ada");
  await expect(triggers.table).toBeVisible();
});

test("a token on the device is not forgotten by an idle page", async ({ page, demo }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect?next=/settings");
  await connect.keep("On this device").check();
  await connect.as("ada");
  await page.getByLabel("Lock after").selectOption("5 minutes");
  await pass(page, demo, 60 * 60);
  await expect(person(page, "Ada Lovelace")).toBeVisible();
  await expect(page.getByText("Nobody used this page")).toHaveCount(0);
});
