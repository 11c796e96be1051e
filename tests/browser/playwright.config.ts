import { defineConfig } from "@playwright/test";

// `cargo xtask test` builds the console, starts the demo GitLab, and passes
// where they are. Started by hand, the addresses are those of `cargo xtask demo`.
const {
  PULLCORD_BROWSER,
  PULLCORD_CONSOLE_URL = "http://127.0.0.1:8484",
  PULLCORD_REPORT = "test-results/report.json",
  PULLCORD_WORLD = "usual",
} = process.env;

// Journeys through a large world have a demo of their own, started with --scale; so has
// each age of an old server, started with --gitlab, for which the world is "gitlab-8.17".
const LARGE = "**/*.scale.spec.ts";
const OLD = "**/old-servers.spec.ts";

const journeys = PULLCORD_WORLD.startsWith("gitlab-")
  ? { testMatch: OLD }
  : PULLCORD_WORLD === "large"
    ? { testMatch: LARGE }
    : { testIgnore: [LARGE, OLD] };

export default defineConfig({
  testDir: ".",
  ...journeys,
  outputDir: "test-results/journeys",
  // All of them act on one demo GitLab, which each test sets back to its start.
  fullyParallel: false,
  workers: 1,
  // A journey that passes only at the second try has found something.
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  reporter: [["line"], ["json", { outputFile: PULLCORD_REPORT }]],
  use: {
    baseURL: `${PULLCORD_CONSOLE_URL}/`,
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // `--trace retain-on-failure` tells more, and takes a third longer.
    trace: "off",
    launchOptions: {
      executablePath: PULLCORD_BROWSER,
      args: [
        // As root, where Chromium's own sandbox refuses to work.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
