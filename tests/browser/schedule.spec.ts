import { expect, test } from "./journey";
import { RunPage } from "./pages/run";

test("a schedule is chosen or written, and told in words and by its next runs", async ({
  page,
  open,
}) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await snippet.tab("crontab").click();
  const schedule = snippet.region.getByRole("group", { name: "Schedule" });
  await schedule.getByRole("textbox", { name: "Hour" }).fill("17");
  await schedule.getByRole("textbox", { name: "Minute" }).fill("5");
  await expect(snippet.code).toContainText("\n5 17 * * * curl ");
  await expect(schedule).toContainText("Every day at 17:05");
  await schedule.getByText("Next runs").click();
  await expect(schedule.getByRole("table", { name: "Next runs" }).locator("tbody tr")).toHaveCount(5);
  await schedule.getByLabel("Runs", { exact: true }).selectOption("Every weekday morning");
  await expect(snippet.code).toContainText("\n10 6 * * 1-5 curl ");
});

test("fields that are no schedule are explained, and the last good one stays", async ({
  page,
  open,
}) => {
  await open(RunPage.address(9, [["trigger", "10"]]));
  const { snippet } = new RunPage(page);
  await snippet.tab("crontab").click();
  const schedule = snippet.region.getByRole("group", { name: "Schedule" });
  await schedule.getByLabel("Runs", { exact: true }).selectOption("Every weekday morning");
  await schedule.getByRole("textbox", { name: "Weekday" }).fill("banana");
  await expect(schedule).toContainText("“banana” is no day of week");
  await expect(schedule).toContainText("the snippet keeps to");
  await expect(snippet.code).toContainText("\n10 6 * * 1-5 curl ");
  await schedule.getByRole("textbox", { name: "Minute" }).fill("0 4 1 * *");
  await expect(snippet.code).toContainText("\n0 4 1 * * curl ");
  await expect(schedule).toContainText("Most schedules start at minute 0");
});
