//! PHP with its curl extension.

use super::runtime::{Runtime, it_behaves};
use crate::support::batch::Batch;
use crate::support::bench::{Bench, Text};
use crate::support::program;
use crate::support::sample::{call, written};
use snippets::places::Php;
use snippets::{Call, TokenGiven};
use std::process::{Command, Output};

const PHP: Runtime = Runtime {
    place: &Php,
    name: "php",
    programs: &["php"],
    alone: |text| {
        let file = text.file("trigger.php");
        text.command("php").arg(file).output().unwrap()
    },
};

/// Sets the environment and runs each file of a list in this process.
const DRIVER: &str = r#"<?php
function run(string $file): void
{
    include $file;
}

foreach (file($argv[1], FILE_IGNORE_NEW_LINES) as $line) {
    $settings = explode("\t", $line);
    $file = array_shift($settings);
    putenv("TRIGGER_TOKEN");
    putenv("HIDDEN");
    foreach (array_chunk($settings, 2) as [$name, $value]) {
        putenv("$name=" . hex2bin($value));
    }
    run($file);
}
"#;

fn many(batch: &Batch<'_>) -> Output {
    let driver = batch.file("driver.php", DRIVER);
    let list = batch.list(|number| format!("{number}.php"));
    let mut php = batch.first().command("php");
    php.arg(driver).arg(list).output().unwrap()
}

/// PHP, if it is here with curl.
fn runtime() -> Option<Runtime> {
    if !program::are_here(&["php"]) {
        return None;
    }
    let asked = Command::new("php")
        .args(["-r", "exit(function_exists('curl_init') ? 0 : 1);"])
        .output();
    let is_there = asked.unwrap().status.success();
    if !is_there {
        program::skip("the curl extension of PHP is not on this machine");
    }
    is_there.then_some(PHP)
}

#[test]
fn every_case_arrives() {
    if let Some(php) = runtime() {
        php.every_case_arrives(many);
    }
}

#[test]
fn thousands_of_texts_arrive() {
    if let Some(php) = runtime() {
        php.thousands_of_texts_arrive::<0, 10_000>();
    }
}

/// A `php.ini` can change how `http_build_query` joins fields.
#[test]
fn the_settings_of_php_do_not_matter() {
    let run = |text: &Text<'_>| {
        let mut php = text.command("php");
        php.args(["-d", "arg_separator.output=&amp;", "-d", "short_open_tag=1"]);
        vec![php.arg(text.file("trigger.php")).output().unwrap()]
    };
    if runtime().is_some() {
        let bench = Bench::set_up(&Php, "php.ini", &[], &run).unwrap();
        bench.arrives("it's", TokenGiven::Placeholder).unwrap();
    }
}

/// What PHP takes for an address is a file's name all the same, and here there is none.
#[test]
fn no_address_stands_for_the_token_file() {
    let run = |text: &Text<'_>| vec![(PHP.alone)(text)];
    if runtime().is_none() {
        return;
    }
    let bench = Bench::set_up(&Php, "addresses", &[], &run).unwrap();
    for path in ["data:,glptt-1", "php://temp", "data://text/plain,glptt-1"] {
        let (outputs, received) = bench.outcome(|call: &mut Call| {
            call.token = TokenGiven::File(path.into());
        });
        assert!(received.is_empty(), "{path}: {received:?}");
        assert!(!outputs[0].status.success(), "{path}: {outputs:?}");
    }
}

it_behaves!(runtime());

#[test]
fn the_text_of_php() {
    assert_eq!(
        written(&Php, &call()).text,
        r#"<?php

foreach (["TRIGGER_TOKEN", "PASSWORD", "PIN"] as $name) {
    if (getenv($name) === false) {
        fwrite(STDERR, "$name is not set\n");
        exit(1);
    }
}
$url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline";
$fields = [
    "token" => getenv("TRIGGER_TOKEN"),
    "ref" => "release/100%",
    "variables[UPLOAD_TO_S3]" => "it's \\ true",
    "variables[PASSWORD]" => getenv("PASSWORD"),
    "variables[PIN]" => getenv("PIN"),
];

$call = curl_init($url);
curl_setopt_array($call, [
    CURLOPT_POSTFIELDS => http_build_query($fields, "", "&"),
    CURLOPT_FOLLOWLOCATION => false,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 60,
]);
$answer = curl_exec($call);
if ($answer === false) {
    fwrite(STDERR, curl_error($call) . "\n");
    exit(1);
}
$status = curl_getinfo($call, CURLINFO_RESPONSE_CODE);
if ($status !== 201) {
    fwrite(STDERR, "GitLab answered $status: $answer\n");
    exit(1);
}
echo $answer, "\n";"#
    );
}
