import { tokenOf } from "./demo";
import { expect, test } from "./journey";
import { BuildsPage } from "./pages/builds";
import { ConnectPage } from "./pages/connect";
import { TriggersPage } from "./pages/triggers";
import { gitlabUrl } from "./watched";

const READ_ONLY = "glpat-demo-ada-read-0000000";
const EXPIRED = "glpat-demo-ada-expired-0000";
const crumb = "Choose another project";

test("the link that was opened is shown after connecting", async ({ page, open }) => {
  await open("projects/docs%2Fhandbook/builds?status=failed");
  await expect(new BuildsPage(page).heading).toBeVisible();
  await expect(page).toHaveURL(/projects\/docs%2Fhandbook\/builds\?status=failed$/);
  await expect(page.getByTitle(crumb)).toHaveText("docs/handbook");
});

for (const [name, token, sentence] of [
  ["unknown", "glpat-nobody-has-this", "GitLab does not accept the access token."],
  ["expired", EXPIRED, "The access token has expired."],
] as const) {
  test(`an ${name} token is refused, and what was typed stays`, async ({ page }) => {
    const connect = new ConnectPage(page);
    await page.goto("connect");
    await connect.with(token);
    await expect(connect.refusal).toContainText(sentence);
    await expect(connect.token).toHaveValue(token);
    await expect(connect.refusal).not.toContainText(token);
    await connect.as("ada");
    await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  });
}

test("a server that does not answer is told", async ({ page, faults }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect");
  await connect.with(tokenOf("ada"), "http://127.0.0.1:59595");
  await expect(connect.refusal).toContainText("GitLab could not be reached");
  await expect.poll(() => faults.splice(0).join()).toContain("ERR_CONNECTION_REFUSED");
});

for (const [address, sentence] of [
  ["http://gitlab.example.com", "anyone on the way could read your token"],
  ["https://ada:secret@gitlab.example.com", "user name or password"],
  ["ftp://gitlab.example.com", "Use an address that begins with https://"],
  ["", "Enter the address of your GitLab"],
] as const) {
  test(`the address “${address}” is not taken`, async ({ page }) => {
    const connect = new ConnectPage(page);
    await page.goto("connect");
    await connect.url.and(page.locator(":not(:placeholder-shown)")).waitFor();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await connect.with(tokenOf("ada"), address);
    await expect(connect.url).toHaveAccessibleDescription(new RegExp(sentence));
    await expect(connect.url).toHaveAttribute("aria-invalid", "true");
    expect(asked).toEqual([]);
  });
}

test("no token is not taken either", async ({ page }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect");
  await connect.with("  ");
  await expect(connect.token).toHaveAccessibleDescription(/Paste an access token/);
});

test("an address that was copied along with the API's path is taken", async ({ page }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect?next=/settings");
  await connect.with(tokenOf("ada"), `  ${gitlabUrl}/api/v4/ `);
  const connection = page.getByRole("region", { name: "Connections" });
  await expect(connection).toContainText("Ada Lovelace");
  await expect(connection.getByText(gitlabUrl, { exact: true })).toBeVisible();
});

test("a token kept until the tab closes survives a reload", async ({ page, context }) => {
  const connect = new ConnectPage(page);
  await page.goto(TriggersPage.address());
  await connect.keep("Until this tab closes").check();
  await connect.as("ada");
  await expect(new TriggersPage(page).table).toBeVisible();
  await page.reload();
  await expect(new TriggersPage(page).table).toBeVisible();
  await expect(page.getByTitle(crumb)).toHaveText("docs/handbook");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(tokenOf("ada"));
  const other = await context.newPage();
  await other.goto(TriggersPage.address());
  await expect(new ConnectPage(other).heading).toBeVisible();
});

test("a token for this page only is gone after a reload", async ({ page, open }) => {
  await open(TriggersPage.address());
  await expect(new TriggersPage(page).table).toBeVisible();
  const kept = () => page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(await kept()).not.toContain(tokenOf("ada"));
  await page.reload();
  await expect(new ConnectPage(page).heading).toBeVisible();
});

test("signing out forgets the token", async ({ page }) => {
  const connect = new ConnectPage(page);
  await page.goto("connect?next=/settings");
  await connect.keep("On this device").check();
  await connect.as("grace");
  await page.getByRole("button", { name: /^Sign out of/ }).click();
  await expect(page.getByText("Not connected")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(tokenOf("grace"));
  await page.goto(TriggersPage.address());
  await expect(connect.heading).toBeVisible();
});

test("with a token that may only look, what changes things is off and says why", async ({
  page,
  demo,
}) => {
  const [connect, triggers] = [new ConnectPage(page), new TriggersPage(page)];
  await page.goto(TriggersPage.address());
  await connect.with(READ_ONLY);
  await expect(page.getByText("This token may only look.")).toBeVisible();
  for (const control of [
    triggers.addButton,
    triggers.button("Edit", "nightly docs"),
    triggers.button("Revoke", "nightly docs"),
  ]) {
    await expect(control).toBeDisabled();
    await expect(control).toHaveAttribute("title", /may only look/);
    await control.click({ force: true });
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  expect(await demo.seen("DELETE", /triggers/)).toEqual([]);
});
