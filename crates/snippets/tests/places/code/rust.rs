//! Rust, with `--long`: reqwest is fetched and built once, outside of this workspace.

use super::runtime::{Runtime, it_behaves};
use crate::support::batch::Batch;
use crate::support::bench::{Text, workshop};
use crate::support::sample::{call, written};
use crate::support::{generated, program};
use snippets::places::Rust;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

const RUST: Runtime = Runtime {
    place: &Rust,
    name: "rust, reqwest 0.13",
    programs: &[],
    alone: |text| built(text, &text.file("trigger.rs"), "trigger"),
};

/// Nothing of TLS, which takes longest to build and which these tests do not use.
const MANIFEST: &str = r#"[package]
name = "library"
edition = "2021"

[dependencies.reqwest]
version = "0.13"
default-features = false
features = ["blocking", "form"]

[workspace]
"#;

/// Sets the environment for the program of each module before it runs.
const DRIVER: &str = r#"
fn run(settings: &[(&str, &str)], program: fn() -> Result<(), Box<dyn std::error::Error>>) {
    std::env::remove_var("TRIGGER_TOKEN");
    std::env::remove_var("HIDDEN");
    for (name, value) in settings {
        std::env::set_var(name, value);
    }
    program().unwrap();
}
"#;

/// Where reqwest and what it needs were built; `None`, told on the output, where it cannot
/// be fetched.
fn library() -> Option<&'static Path> {
    static LIBRARY: OnceLock<Option<PathBuf>> = OnceLock::new();
    let build = || {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reqwest");
        std::fs::create_dir_all(folder.join("src")).unwrap();
        std::fs::write(folder.join("src/lib.rs"), "").unwrap();
        std::fs::write(folder.join("Cargo.toml"), MANIFEST).unwrap();
        let cargo = |task: &str| {
            let mut cargo = Command::new(env!("CARGO"));
            cargo.arg(task).current_dir(&folder);
            cargo.env("CARGO_TARGET_DIR", folder.join("target"));
            cargo.output().unwrap()
        };
        if !cargo("fetch").status.success() {
            program::skip("reqwest is not on this machine and cannot be fetched");
            return None;
        }
        let output = cargo("build");
        assert!(output.status.success(), "{output:?}");
        Some(folder.join("target/debug/deps"))
    };
    LIBRARY.get_or_init(build).as_deref()
}

/// Compiles `source` with reqwest and runs it.
fn built(text: &Text<'_>, source: &Path, name: &str) -> Output {
    let dependencies = library().unwrap();
    let reqwest = std::fs::read_dir(dependencies).unwrap().find_map(|file| {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_it = name.starts_with("libreqwest-") && name.ends_with(".rlib");
        is_it.then_some(path)
    });
    let reqwest = reqwest.unwrap();
    let compiled = Command::new(Path::new(env!("CARGO")).with_file_name("rustc"))
        .args(["--edition", "2021", "-D", "warnings"])
        .arg(["--extern=reqwest=", reqwest.to_str().unwrap()].concat())
        .arg(["-Ldependency=", dependencies.to_str().unwrap()].concat())
        .arg(source)
        .arg("-o")
        .arg(workshop(text.folder).join(name))
        .output()
        .unwrap();
    if !compiled.status.success() {
        return compiled;
    }
    let program = workshop(text.folder).join(name);
    text.command(program.to_str().unwrap()).output().unwrap()
}

/// One program with a module for each of the others.
fn many(batch: &Batch<'_>) -> Output {
    let list = std::fs::read_to_string(batch.list(|number| format!("{number}.rs"))).unwrap();
    let (mut modules, mut main) = (String::new(), String::new());
    for (number, line) in list.lines().enumerate() {
        let mut parts = line.split('\t');
        let file = parts.next().unwrap();
        let result = "Result<(), Box<dyn std::error::Error>>";
        writeln!(
            modules,
            "mod case{number} {{ include!({file:?}); pub fn run() -> {result} {{ main() }} }}"
        )
        .unwrap();
        let settings: Vec<_> = parts.collect();
        let settings = settings.chunks(2).map(|pair| (pair[0], decoded(pair[1])));
        let settings: Vec<_> = settings.collect();
        writeln!(main, "run(&{settings:?}, case{number}::run);").unwrap();
    }
    let source = format!("{modules}{DRIVER}fn main() {{\n{main}}}\n");
    let source = batch.file("driver.rs", &source);
    built(batch.first(), &source, "driver")
}

fn decoded(digits: &str) -> String {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    let bytes = (0..digits.len()).step_by(2).map(byte).collect();
    String::from_utf8(bytes).unwrap()
}

/// Rust, in a run with `--long` and where reqwest can be fetched.
fn runtime() -> Option<Runtime> {
    (generated::is_long() && library().is_some()).then_some(RUST)
}

#[test]
fn every_case_arrives() {
    if let Some(rust) = runtime() {
        rust.every_case_arrives(many);
    }
}

#[test]
fn thousands_of_texts_arrive() {
    if let Some(rust) = runtime() {
        rust.thousands_of_texts_arrive::<0, 10_000>();
    }
}

it_behaves!(runtime());

#[test]
fn the_text_of_rust() {
    assert_eq!(
        written(&Rust, &call()).text,
        r#"// Cargo.toml: reqwest = { version = "0.13", features = ["blocking", "form"] }
use reqwest::blocking::Client;
use reqwest::redirect::Policy;
use reqwest::StatusCode;
use std::env;
use std::error::Error;
use std::time::Duration;

fn main() -> Result<(), Box<dyn Error>> {
    let url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline";
    let fields: &[(&str, &str)] = &[
        ("token", &setting("TRIGGER_TOKEN")?),
        ("ref", "release/100%"),
        ("variables[UPLOAD_TO_S3]", "it's \\ true"),
        ("variables[PASSWORD]", &setting("PASSWORD")?),
        ("variables[PIN]", &setting("PIN")?),
    ];
    let client = Client::builder()
        .redirect(Policy::none())
        .timeout(Duration::from_secs(60))
        .build()?;
    let response = client.post(url).form(fields).send()?;
    let status = response.status();
    let answer = response.text()?;
    if status != StatusCode::CREATED {
        eprintln!("GitLab answered {status}: {answer}");
        std::process::exit(1);
    }
    println!("{answer}");
    Ok(())
}

fn setting(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}"#
    );
}
