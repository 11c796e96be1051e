// Answers each line of JSON with a line of JSON.
import { createInterface } from "node:readline";

export async function answer(reply) {
  console.log("ready");
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await reply(JSON.parse(line))));
  }
}

// The modules; ends with the code that means «not here» where one is missing.
export async function modules(...names) {
  try {
    return await Promise.all(names.map((name) => import(name)));
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    process.exit(3);
  }
}
