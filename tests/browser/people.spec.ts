import type { Page } from "@playwright/test";
import { tokenOf } from "./demo";
import { expect, test } from "./journey";
import { BuildsPage } from "./pages/builds";
import { ConnectPage } from "./pages/connect";
import { RunPage } from "./pages/run";
import { TriggersPage } from "./pages/triggers";

const READ_ONLY = "glpat-demo-ada-read-0000000";

/** Goes back to the form, which stays in the history, and connects as another. */
async function connectAnew(page: Page, token: string) {
  await page.goBack();
  await new ConnectPage(page).with(token);
}

/**
 * The same, but returns to the page before GitLab has told who it is. The
 * function that comes back lets it tell.
 */
async function connectInTheBackground(page: Page, token: string): Promise<() => void> {
  let tell = () => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  await page.route(/\/api\/v4\/user$/, async (route) => {
    await told;
    await route.continue();
  });
  await connectAnew(page, token);
  await page.goForward();
  return tell;
}

test("whoever connects again as another has rights of his own", async ({ page, demo, open }) => {
  const [connect, triggers] = [new ConnectPage(page), new TriggersPage(page)];
  await open(TriggersPage.address());
  await expect(triggers.addButton).toBeEnabled();
  await demo.revokeTokenOf("ada");
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("The access token was revoked.");
  await notice.getByRole("link", { name: "Connect again" }).click();
  await connect.as("dan");
  await expect(new BuildsPage(page).table).toBeVisible();
  await expect(notice).toHaveCount(0);
  await page.getByRole("link", { name: "Triggers", exact: true }).click();
  await expect(triggers.addButton).toBeDisabled();
  await expect(triggers.addButton).toHaveAttribute("title", /yours here is Developer/);
  await expect(triggers.table).toHaveCount(0);
});

test("who connects in the background takes over the open page", async ({ page, open }) => {
  const triggers = new TriggersPage(page);
  await open(TriggersPage.address());
  await expect(triggers.row("nightly docs")).toBeVisible();
  const answer = await connectInTheBackground(page, tokenOf("dan"));
  await expect(triggers.row("nightly docs")).toBeVisible();
  await expect(triggers.addButton).toBeEnabled();
  answer();
  await expect(page.getByRole("link", { name: "Settings of Dan Ingalls" })).toBeVisible();
  await expect(triggers.addButton).toBeDisabled();
  await expect(triggers.addButton).toHaveAttribute("title", /yours here is Developer/);
  await expect(triggers.table).toHaveCount(0);
  await expect(page).toHaveURL(/\/projects\/9\/triggers$/);
});

test("another token of the same person keeps the page, and asks again", async ({
  page,
  demo,
  open,
}) => {
  const triggers = new TriggersPage(page);
  await open(TriggersPage.address());
  await expect(triggers.row("nightly docs")).toBeVisible();
  const answer = await connectInTheBackground(page, READ_ONLY);
  await triggers.filter.fill("nightly");
  await expect(triggers.rows).toHaveCount(1);
  await triggers.row("nightly docs").evaluate((row) => row.setAttribute("data-same", ""));
  await demo.forgetSeen();
  answer();
  await expect(triggers.addButton).toHaveAttribute("title", /may only look/);
  await expect.poll(() => demo.seen("GET", /\/projects\/9\/triggers$/)).toHaveLength(1);
  await expect(triggers.row("nightly docs")).toHaveAttribute("data-same");
  await expect(triggers.filter).toHaveValue("nightly");
});

test("a pasted trigger token serves only the person who pasted it", async ({
  page,
  demo,
  open,
}) => {
  const { token } = await demo.trigger("nightly docs");
  const [triggers, run] = [new TriggersPage(page), new RunPage(page)];
  const offered = run.trigger.getByRole("option", { name: /^Pasted token/ });
  await open(RunPage.address(), "dan");
  await page.getByRole("link", { name: "Triggers", exact: true }).click();
  await triggers.pasted.fill(token);
  await page.getByRole("button", { name: "Use this token" }).click();
  await page.goBack();
  await expect(offered).toHaveCount(1);
  for (const [person, count] of [
    ["gus", 0],
    ["dan", 1],
  ] as const) {
    await connectAnew(page, tokenOf(person));
    await expect(run.startButton).toBeVisible();
    await expect(offered).toHaveCount(count);
  }
});

test("favourite and recent projects are those of the person", async ({ page, open }) => {
  const [favourites, recent] = ["Favourites", "Recent"].map((name) =>
    page.getByRole("region", { name }).getByRole("link").filter({ hasNotText: "Builds of" }),
  );
  await open(".", "grace");
  await page.getByRole("button", { name: "Favourite docs/website" }).click();
  await page.getByRole("link", { name: "mobile/app" }).click();
  await expect(page).toHaveTitle("Triggers · mobile/app · Pullcord");
  await page.goBack();
  await expect(recent!).toHaveText(["mobile/app"]);
  await connectAnew(page, tokenOf("ada"));
  await expect(page.getByRole("link", { name: "docs/handbook" })).toBeVisible();
  await expect(recent!.or(favourites!)).toHaveCount(0);
  await connectAnew(page, tokenOf("grace"));
  await expect(favourites!).toHaveText(["docs/website"]);
  await expect(recent!).toHaveText(["mobile/app"]);
});
