import type { Page } from "@playwright/test";
import { HANDBOOK } from "./demo";
import { expect, pass, test } from "./journey";
import { RunPage } from "./pages/run";

const GRAPH = "**/api/graphql";
const NIGHTLY: [string, string][] = [
  ["trigger", "10"],
  ["ref", "master"],
];

const region = (page: Page) => page.getByRole("region", { name: "Described variables" });

test("what the configuration describes is offered, and a choice fills a row", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, [...NIGHTLY, ["var[MINE]", "kept"]]));
  const [run, described] = [new RunPage(page), region(page)];
  // GitLab works them out once somebody has asked.
  await expect.poll(() => demo.seen("POST", /graphql$/)).not.toEqual([]);
  await pass(page, demo, 5);
  await expect(described).toContainText("Why this build is wanted.");
  await expect(described).not.toContainText("LINK_CHECK_SECONDS");
  expect(await run.pairs()).toEqual([["MINE", "kept"]]);

  await described.getByRole("button", { name: "Add REASON" }).click();
  expect(await run.pairs()).toEqual([
    ["MINE", "kept"],
    ["REASON", ""],
  ]);
  await expect(described.getByRole("button", { name: "Add REASON" })).toHaveCount(0);
  const audience = described.getByRole("combobox", { name: "Value of AUDIENCE" });
  await expect(audience.getByRole("option")).toHaveText([
    "not given: staff is used",
    "staff",
    "contractors",
    "everybody",
  ]);
  await audience.selectOption("contractors");
  await expect.poll(() => run.pairs()).toContainEqual(["AUDIENCE", "contractors"]);
  await run.values.nth(2).fill("friends");
  await expect(audience).toHaveValue("typed");
  await run.variables.getByRole("button", { name: "Remove AUDIENCE" }).click();
  await expect(described.getByRole("combobox")).toHaveValue("");
  expect(await demo.seen("GET", /gitlab-ci\.yml/)).toEqual([]);
});

test("another ref is asked anew, and nothing that was typed is lost", async ({
  page,
  demo,
  open,
}) => {
  await open(RunPage.address(HANDBOOK, [...NIGHTLY, ["var[MINE]", "kept"]]));
  const run = new RunPage(page);
  await expect.poll(() => demo.seen("POST", /graphql$/)).not.toEqual([]);
  await pass(page, demo, 5);
  await expect(region(page)).toBeVisible();
  await demo.forgetSeen();
  await run.ref.fill("no/such-branch");
  await expect(region(page)).toHaveCount(0);
  await expect.poll(() => demo.seen("POST", /graphql$/)).not.toEqual([]);
  expect(await run.pairs()).toEqual([["MINE", "kept"]]);
  await expect(run.startButton).toBeEnabled();
});

test("where GraphQL does not answer, the file is read", async ({ page, demo, open }) => {
  await page.route(GRAPH, (route) =>
    route.fulfill({
      status: 200,
      headers: { "access-control-allow-origin": "*" },
      json: { errors: [{ message: "Field 'ciConfigVariables' doesn't exist on type 'Project'" }] },
    }),
  );
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  const audience = region(page).getByRole("combobox", { name: "Value of AUDIENCE" });
  await expect(audience.getByRole("option")).toHaveCount(4);
  expect(await demo.seen("GET", /gitlab-ci\.yml/)).toHaveLength(1);
});

test("where GitLab never works them out, the file is read after a while", async ({
  page,
  demo,
  open,
}) => {
  await page.route(GRAPH, (route) =>
    route.fulfill({
      status: 200,
      headers: { "access-control-allow-origin": "*" },
      json: { data: { project: { ciConfigVariables: null } } },
    }),
  );
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  await expect(new RunPage(page).startButton).toBeEnabled();
  expect(await demo.seen("GET", /gitlab-ci\.yml/)).toEqual([]);
  await expect
    .poll(async () => {
      await page.clock.fastForward(25_000);
      return region(page).count();
    })
    .toBe(1);
});

test("without a file, or with a broken one, the form works on", async ({ page, demo, open }) => {
  await page.route(GRAPH, (route) =>
    route.fulfill({ status: 500, headers: { "access-control-allow-origin": "*" }, body: "{}" }),
  );
  await page.route("**/files/.gitlab-ci.yml/raw*", (route) =>
    route.fulfill({
      status: 200,
      headers: { "access-control-allow-origin": "*" },
      contentType: "text/plain",
      body: "\u0000 no yaml",
    }),
  );
  await open(RunPage.address(HANDBOOK, NIGHTLY));
  await expect(page.getByText("The .gitlab-ci.yml of this ref could not be read")).toBeVisible();
  await expect(new RunPage(page).startButton).toBeEnabled();
  await page.unroute("**/files/.gitlab-ci.yml/raw*");
  await open(RunPage.address(15, [["ref", "main"]]));
  await expect(page.getByText("has no .gitlab-ci.yml, so no variables are offered")).toBeVisible();
  expect(await demo.seen("POST", /\/trigger\/pipeline$/)).toEqual([]);
});
