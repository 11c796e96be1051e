import { MONOREPO } from "./demo";
import { expect, test } from "./journey";
import { BuildsPage } from "./pages/builds";

test("the newest of ten thousand builds are there at once, older ones as one goes down", async ({
  page,
  demo,
  open,
}) => {
  const newest = (await demo.builds("per_page=60", MONOREPO)).map((build) => build.id);
  await open(BuildsPage.address("", MONOREPO));
  const builds = new BuildsPage(page);
  await expect(builds.row(newest[0])).toBeVisible();
  expect((await builds.numbers()).slice(0, 5)).toEqual(newest.slice(0, 5));
  const sixtieth = builds.row(newest[59]);
  await expect(sixtieth).toHaveCount(0);
  const goDown = async () => {
    await builds.rows.last().scrollIntoViewIfNeeded();
    return sixtieth.count();
  };
  await expect.poll(goDown).toBe(1);
});

test("a guest is told that ten thousand builds are not for guests", async ({ page, open }) => {
  await open(BuildsPage.address("", MONOREPO), "gus");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(new BuildsPage(page).rows).toHaveCount(0);
});
