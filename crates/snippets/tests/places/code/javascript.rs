//! JavaScript, by Node at each run, by Deno and Bun with `--long`.

use super::runtime::{Runtime, it_behaves};
use crate::support::batch::Batch;
use crate::support::bench::{Text, workshop};
use crate::support::sample::{call, written};
use crate::support::{generated, program};
use snippets::places::JavaScript;
use snippets::{Call, Field, Options, write};
use std::process::{Command, Output};

const NODE: Runtime = Runtime {
    place: &JavaScript,
    name: "node",
    programs: &["node"],
    alone: |text| run(node(text), text),
};

const DENO: Runtime = Runtime {
    place: &JavaScript,
    name: "deno",
    programs: &["deno"],
    alone: |text| run(deno(text), text),
};

const BUN: Runtime = Runtime {
    place: &JavaScript,
    name: "bun",
    programs: &["bun"],
    alone: |text| run(bun(text), text),
};

/// Sets the environment and runs each file of a list in this process.
const DRIVER: &str = r#"
import { readFileSync } from "node:fs";
import { argv, env } from "node:process";
import { pathToFileURL } from "node:url";

for (const line of readFileSync(argv[2], "utf8").trimEnd().split("\n")) {
  const [file, ...settings] = line.split("\t");
  delete env.TRIGGER_TOKEN;
  delete env.HIDDEN;
  for (let at = 0; at < settings.length; at += 2) {
    env[settings[at]] = Buffer.from(settings[at + 1], "hex").toString();
  }
  await import(pathToFileURL(file));
}
"#;

fn run(mut command: Command, text: &Text<'_>) -> Output {
    command.arg(text.file("trigger.mjs")).output().unwrap()
}

fn node(text: &Text<'_>) -> Command {
    text.command("node")
}

/// With the permissions that the first line of the program names.
fn deno(text: &Text<'_>) -> Command {
    let (_, words) = text.text.split_once("deno run ").unwrap();
    let (permissions, _) = words.split_once(' ').unwrap();
    let mut deno = text.command("deno");
    deno.env("DENO_DIR", workshop(text.folder).join("deno"))
        .args(["run", "--no-prompt", permissions]);
    deno
}

/// Without its cache of compiled modules, which lies in the home folder.
fn bun(text: &Text<'_>) -> Command {
    let mut bun = text.command("bun");
    bun.env("BUN_RUNTIME_TRANSPILER_CACHE_PATH", "0");
    bun
}

fn many(batch: &Batch<'_>, mut command: Command) -> Output {
    let driver = batch.file("driver.mjs", DRIVER);
    let list = batch.list(|number| format!("{number}.mjs"));
    command.arg(driver).arg(list).output().unwrap()
}

fn runtimes() -> Vec<Runtime> {
    if generated::is_long() {
        vec![NODE, DENO, BUN]
    } else {
        vec![NODE]
    }
}

#[test]
fn every_case_arrives() {
    NODE.every_case_arrives(|batch| many(batch, node(batch.first())));
    if generated::is_long() {
        DENO.every_case_arrives(|batch| {
            let mut deno = deno(batch.first());
            deno.arg("--allow-read");
            many(batch, deno)
        });
        BUN.every_case_arrives(|batch| many(batch, bun(batch.first())));
    }
}

#[test]
fn thousands_of_texts_arrive() {
    for runtime in runtimes() {
        runtime.thousands_of_texts_arrive::<0, 10_000>();
    }
}

it_behaves!(runtimes());

/// `fetch` itself says which ports it does not call, and those are refused.
#[test]
fn ports_that_fetch_does_not_call_are_refused() {
    const PROGRAM: &str = r#"
for (const port of [1, 22, 25, 6665, 6670, 8080, 8485, 9999, 10079, 10080, 10081, 65535]) {
  const told = await fetch(`http://127.0.0.1:${port}`).catch((error) => error.cause?.message);
  console.log(port, told === "bad port");
}
"#;
    if !program::are_here(&["node"]) {
        return;
    }
    let arguments = ["--input-type=module", "--eval", PROGRAM];
    let output = Command::new("node").args(arguments).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(told.lines().count(), 12, "{told}");
    for line in told.lines() {
        let (port, is_bad) = line.split_once(' ').unwrap();
        let call = Call {
            gitlab: format!("http://gitlab.example.com:{port}"),
            ..call()
        };
        let refusal = write(&JavaScript, &call, &Options::default()).err();
        let field = refusal.map(|refusal| refusal.field());
        let expected = (is_bad == "true").then_some(Field::Address);
        assert_eq!(field, expected, "{port}");
    }
}

#[test]
fn the_text_of_javascript() {
    assert_eq!(
        written(&JavaScript, &call()).text,
        r#"// node trigger.mjs (18 or later), bun trigger.mjs, or deno run -NE trigger.mjs
import { env } from "node:process";

const url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline";
const fields = [
  ["token", setting("TRIGGER_TOKEN")],
  ["ref", "release/100%"],
  ["variables[UPLOAD_TO_S3]", "it's \\ true"],
  ["variables[PASSWORD]", setting("PASSWORD")],
  ["variables[PIN]", setting("PIN")],
];

const response = await fetch(url, {
  method: "POST",
  body: new URLSearchParams(fields),
  redirect: "manual",
});
const answer = await response.text();
if (response.status !== 201) {
  throw new Error(`GitLab answered ${response.status}: ${answer}`);
}
console.log(answer);

function setting(name) {
  const value = env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}"#
    );
}
