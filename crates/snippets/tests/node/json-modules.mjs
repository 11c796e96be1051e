// Lets modules import JSON without saying that it is JSON, as those that were written for
// a bundler do.
import { readFile } from "node:fs/promises";

export async function load(url, context, next) {
  if (!url.endsWith(".json")) return next(url, context);
  const source = `export default ${await readFile(new URL(url), "utf8")}`;
  return { format: "module", shortCircuit: true, source };
}
