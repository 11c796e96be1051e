import type { Page } from "@playwright/test";
import type { Person } from "./demo";
import { expect, pass, test } from "./journey";
import { ConnectPage } from "./pages/connect";
import { person, Switcher } from "./pages/switcher";
import { TriggersPage } from "./pages/triggers";
import { gitlabUrl } from "./watched";

/** For how long a token of the application works. */
const TWO_HOURS = 7_200;

/** Signing in on GitLab's own page. */
class SignIn {
  readonly connect: ConnectPage;

  constructor(private readonly page: Page) {
    this.connect = new ConnectPage(page);
  }

  get application() {
    return this.page.getByLabel("Application ID");
  }

  get button() {
    return this.page.getByRole("button", { name: "Sign in with GitLab" });
  }

  get authorize() {
    return this.page.getByRole("button", { name: "Authorize" });
  }

  /** From Connect to GitLab's page. */
  async setOut() {
    await this.page.getByRole("link", { name: "Sign in with GitLab" }).click();
    await expect(this.application).toHaveValue("pullcord-demo-application");
    await this.button.click();
    await expect(this.authorize).toBeVisible();
  }

  /** On GitLab's page. */
  async allow(who: Person) {
    await this.page.getByRole("radio", { name: who }).check();
    await this.authorize.click();
  }

  /** All of it, from Connect back to where it leads. */
  async as(who: Person) {
    await this.setOut();
    await this.allow(who);
    await expect(this.connect.heading).toHaveCount(0);
  }
}

/** The access token that the tab or the device keeps. */
const keptToken = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const kept = { ...localStorage, ...sessionStorage }["pullcord.connections"];
    return JSON.parse(kept).content[0].token;
  });

test("signing in leads to GitLab and back to the opened link", async ({ page, demo }) => {
  const signIn = new SignIn(page);
  await page.goto(TriggersPage.address());
  await signIn.setOut();
  const asked = new URL(page.url()).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect(asked.get("code_challenge")).toMatch(/^[\w-]{43}$/);
  expect(asked.get("state")).toMatch(/^[\w-]{43}$/);
  await demo.forgetSeen();
  await signIn.allow("grace");
  await expect(new TriggersPage(page).table).toBeVisible();
  expect(page.url(), "neither code nor state stays").not.toMatch(/code|state/);
  expect(await demo.seen("POST", /\/oauth\/token$/)).toHaveLength(1);
  await person(page, "Grace Hopper").click();
  const connection = page.getByRole("article");
  await expect(connection).toContainText("on GitLab's page");
  await expect(connection).toContainText("Can add, edit and revoke triggers");
  const kept = () => page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(await kept(), "only in this page").not.toMatch(/refresh|verifier/);
});

test("a no on GitLab's page is told, and another try succeeds", async ({ page }) => {
  const signIn = new SignIn(page);
  await page.goto("connect?next=/settings");
  await signIn.setOut();
  await page.getByRole("button", { name: "Deny" }).click();
  await expect(page.getByRole("alert")).toContainText("access was denied");
  await expect(signIn.connect.url).toHaveValue(gitlabUrl);
  await signIn.button.click();
  await signIn.allow("dan");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test("an answer to another sign-in, or to none, is not used", async ({ page, demo }) => {
  const signIn = new SignIn(page);
  await page.goto("connect?code=stolen&state=made-up");
  await expect(page.getByRole("alert")).toContainText("no sign-in was begun");
  await page.goto("connect");
  await signIn.setOut();
  await page.goto("connect?code=stolen&state=made-up");
  await expect(page.getByRole("alert")).toContainText("another sign-in than the one");
  expect(page.url()).not.toContain("stolen");
  expect(await demo.seen("POST", /\/oauth\/token$/)).toEqual([]);
});

test("a code that came too late is told in GitLab's words", async ({ page, demo }) => {
  const signIn = new SignIn(page);
  await page.goto("connect");
  await signIn.setOut();
  await page.route(/\/oauth\/token$/, async (route) => {
    await demo.advance(601);
    await route.continue();
  });
  await signIn.allow("ada");
  await expect(page.getByRole("alert")).toContainText("You were not signed in");
  await expect(page.getByRole("alert")).toContainText("authorization grant is invalid, expired");
});

test("an application that GitLab does not know gets no answer", async ({ page }) => {
  const signIn = new SignIn(page);
  await page.goto("connect?with=gitlab");
  await expect(signIn.application).toHaveValue("pullcord-demo-application");
  await signIn.application.fill("  ");
  await signIn.button.click();
  await expect(signIn.application).toHaveAccessibleDescription(/Enter the application's ID/);
  await signIn.application.fill("unknown");
  await signIn.button.click();
  await expect(page.getByText("unknown client")).toBeVisible();
  await page.goBack();
  await expect(signIn.button).toBeEnabled();
});

test("tokens are renewed by one tab for all", async ({ page, context, demo }) => {
  const signIn = new SignIn(page);
  await page.goto("connect?with=gitlab");
  await signIn.connect.keep("On this device").check();
  await expect(signIn.application).not.toHaveValue("");
  await signIn.button.click();
  await signIn.allow("grace");
  await expect(person(page, "Grace Hopper")).toBeVisible();
  const first = await keptToken(page);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(TriggersPage.address());
    await expect(new TriggersPage(tab).table).toBeVisible();
  }
  await demo.forgetSeen();
  await pass(page, demo, TWO_HOURS);
  for (const tab of [page, other]) {
    await tab.getByRole("link", { name: "Builds", exact: true }).click();
  }
  for (const tab of [page, other]) {
    await expect(tab.getByRole("table", { name: "Builds" })).toBeVisible();
    await expect(tab.getByRole("link", { name: "Connect again" })).toHaveCount(0);
  }
  expect(await demo.seen("POST", /\/oauth\/token$/)).toHaveLength(1);
  expect(await keptToken(page)).not.toBe(first);
});

test("a renewal that is refused asks to sign in again, and leads back", async ({
  page,
  demo,
  request,
}) => {
  const signIn = new SignIn(page);
  await page.goto("connect?with=gitlab");
  await expect(signIn.application).not.toHaveValue("");
  await signIn.connect.keep("Until this tab closes").check();
  await signIn.button.click();
  await signIn.allow("grace");
  await page.getByRole("link", { name: "docs/handbook" }).first().click();
  await expect(new TriggersPage(page).table).toBeVisible();
  const form = { client_id: "pullcord-demo-application", token: await keptToken(page) };
  await request.post(`${gitlabUrl}/oauth/revoke`, { form });
  await pass(page, demo, 60);
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  await page.getByRole("link", { name: "Connect again" }).click();
  await expect(signIn.connect.url).toHaveValue(gitlabUrl);
  await expect(signIn.application).toHaveValue("pullcord-demo-application");
  await signIn.button.click();
  await signIn.allow("grace");
  await expect(page.getByRole("table", { name: "Builds" })).toBeVisible();
  await new Switcher(page).button.click();
  await expect(new Switcher(page).choices, "the same connection, renewed").toHaveCount(1);
});

test("signing out ends the token in GitLab", async ({ page, demo, request }) => {
  const signIn = new SignIn(page);
  await page.goto("connect?with=gitlab&next=/settings");
  await signIn.connect.keep("Until this tab closes").check();
  await expect(signIn.application).not.toHaveValue("");
  await signIn.button.click();
  await signIn.allow("grace");
  await expect(person(page, "Grace Hopper")).toBeVisible();
  const headers = { Authorization: `Bearer ${await keptToken(page)}` };
  const user = () => request.get(`${gitlabUrl}/api/v4/user`, { headers });
  expect((await user()).status()).toBe(200);
  await page.getByRole("button", { name: /^Sign out of/ }).click();
  await expect(page.getByText("ends in GitLab too")).toBeVisible();
  await expect.poll(async () => (await demo.seen("POST", /\/oauth\/revoke$/)).length).toBe(1);
  expect((await user()).status()).toBe(401);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).not.toContain(
    "pullcord.connections",
  );
});
