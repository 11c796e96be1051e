import type { Page } from "@playwright/test";
import type { Demo } from "./demo";

/** Has GitLab answer with `log` for the log of any job; tells what was asked for. */
export async function serve(page: Page, log: () => string | Buffer, knowsOffset = false) {
  const asked: (number | undefined)[] = [];
  await page.route(/\/jobs\/\d+\/trace/, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const body = Buffer.from(log());
    const offset = new URL(route.request().url()).searchParams.get("byte_offset");
    asked.push(offset === null ? undefined : Number(offset));
    await route.fulfill({
      status: 200,
      headers: { "Access-Control-Allow-Origin": "*", "Content-Type": "text/plain" },
      body: knowsOffset && offset !== null ? body.subarray(Number(offset)) : body,
    });
  });
  return asked;
}

/** A job that has ended. */
export async function finished(demo: Demo) {
  const build = await demo.start();
  await demo.advance(60);
  return (await demo.job(build, "run_tests")).id;
}

/** So many lines, each with its number from `from` on. */
export const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => `this is line ${from + at} of the log\n`).join("");
