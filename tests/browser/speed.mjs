// Measures joblog beside npm's ansi_up, in a browser, on the same logs in the same run:
//
//   node speed.mjs FOLDER
//
// FOLDER has `pullcord_speed.js` and its module (`tests/speed`), as `cargo xtask bench` builds
// them. PULLCORD_BROWSER names the browser.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const KINDS = ["like a CI job", "heavy colour"];
/** Bytes of each log, and how often each is read by each. */
const [SIZE, ROUNDS] = [8 << 20, 11];
const ORIGIN = "http://speed.test/";

/** The files of the page by their names: there is no server. */
async function files(folder) {
  const read = (path) => readFile(path);
  const script = { contentType: "text/javascript" };
  return {
    "": { contentType: "text/html", body: "<!doctype html><title>Speed</title>" },
    "joblog.js": { ...script, body: await read(join(folder, "pullcord_speed.js")) },
    "joblog.wasm": {
      contentType: "application/wasm",
      body: await read(join(folder, "pullcord_speed_bg.wasm")),
    },
    "ansi_up.js": {
      ...script,
      body: await read(fileURLToPath(import.meta.resolve("ansi_up"))),
    },
  };
}

/** In the page: reads a log by each in turn, and gives the medians in milliseconds. */
async function measure({ kind, size, rounds }) {
  const joblog = await import("/joblog.js");
  const { AnsiUp } = await import("/ansi_up.js");
  await joblog.default({ module_or_path: "/joblog.wasm" });

  // What a stream hands over at a time, but cut at line ends, since ansi_up cuts letters.
  const bytes = joblog.log(kind, size);
  const pieces = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from + (64 << 10)) + 1 || bytes.length;
    pieces.push(bytes.slice(from, end));
    from = end;
  }
  const texts = pieces.map((piece) => new TextDecoder().decode(piece));

  const ways = {
    ansiUp() {
      const ansiUp = new AnsiUp();
      ansiUp.use_classes = true;
      return texts.reduce((length, text) => length + ansiUp.ansi_to_html(text).length, 0);
    },
    lines() {
      const reading = new joblog.Reading();
      for (const piece of pieces) reading.push(piece);
      const drawn = reading.draw();
      reading.free();
      return drawn;
    },
    index() {
      const indexing = new joblog.Indexing();
      for (const piece of pieces) indexing.push(piece);
      const lines = indexing.lines();
      indexing.free();
      return lines;
    },
  };
  const times = { ansiUp: [], lines: [], index: [] };
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const start = performance.now();
      const made = way();
      const time = performance.now() - start;
      if (made === 0) throw new Error(`${name} made nothing`);
      if (round > 0) times[name].push(time);
    }
  }
  const median = (all) => all.sort((one, other) => one - other)[all.length >> 1];
  const medians = Object.entries(times).map(([name, all]) => [name, median(all)]);
  return { bytes: bytes.length, ...Object.fromEntries(medians) };
}

const served = await files(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.PULLCORD_BROWSER,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage();
  await page.route("**", (route) => {
    const file = served[route.request().url().slice(ORIGIN.length)];
    return file ? route.fulfill(file) : route.abort();
  });
  await page.goto(ORIGIN);
  const row = (name, ...cells) =>
    console.log(name.padEnd(16) + cells.map((cell) => String(cell).padStart(9)).join(""));
  console.log(`MB/s in ${browser.browserType().name()} ${browser.version()}, median of ${ROUNDS}:`);
  row("", "ansi_up", "lines", "ratio", "index");
  for (const kind of KINDS) {
    const { bytes, ansiUp, lines, index } = await page.evaluate(measure, {
      kind,
      size: SIZE,
      rounds: ROUNDS,
    });
    const rate = (time) => (bytes / 1000 / time).toFixed(0);
    row(kind, rate(ansiUp), rate(lines), (ansiUp / lines).toFixed(1), rate(index));
  }
  console.log("ansi_up: text, already decoded, to HTML (ansi_to_html). lines: bytes, copied into");
  console.log("the module, to lines of pieces, each with its text, class names and colours.");
  console.log("ratio: how often lines is as fast. index: what the console does with all of a log;");
  console.log("it then makes lines of what is in sight. Nothing is put into the page by either.");
} finally {
  await browser.close();
}
