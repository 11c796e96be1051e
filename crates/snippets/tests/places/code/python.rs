//! Python, with Requests and without.

use super::runtime::{Runtime, changed, it_behaves};
use crate::support::batch::Batch;
use crate::support::bench::{Bench, Text};
use crate::support::program;
use crate::support::sample::{call, written};
use snippets::places::{PythonRequests, PythonStandard};
use std::process::{Command, Output};

const REQUESTS: Runtime = Runtime {
    place: &PythonRequests,
    name: "python3, requests",
    programs: &["python3"],
    alone,
};

const STANDARD: Runtime = Runtime {
    place: &PythonStandard,
    name: "python3",
    programs: &["python3"],
    alone,
};

/// Sets the environment and runs each file of a list in this process.
const DRIVER: &str = r#"
import os, runpy, sys

for line in open(sys.argv[1], encoding="utf-8"):
    file, *settings = line.rstrip("\n").split("\t")
    for name in "TRIGGER_TOKEN", "HIDDEN":
        os.environ.pop(name, None)
    for name, value in zip(settings[::2], settings[1::2]):
        os.environ[name] = bytes.fromhex(value).decode()
    runpy.run_path(file, run_name="__main__")
"#;

fn alone(text: &Text<'_>) -> Output {
    let file = text.file("trigger.py");
    text.command("python3").arg(file).output().unwrap()
}

fn many(batch: &Batch<'_>) -> Output {
    let driver = batch.file("driver.py", DRIVER);
    let list = batch.list(|number| format!("{number}.py"));
    let mut python = batch.first().command("python3");
    python.arg(driver).arg(list).output().unwrap()
}

/// The places that can run here.
fn runtimes() -> Vec<Runtime> {
    if !program::are_here(&["python3"]) {
        return Vec::new();
    }
    let mut python = Command::new("python3");
    let imported = python.args(["-c", "import requests"]).output().unwrap();
    if imported.status.success() {
        vec![REQUESTS, STANDARD]
    } else {
        program::skip("Requests of Python is not on this machine");
        vec![STANDARD]
    }
}

#[test]
fn every_case_arrives() {
    for runtime in runtimes() {
        runtime.every_case_arrives(many);
    }
}

#[test]
fn thousands_of_texts_arrive() {
    for runtime in runtimes() {
        runtime.thousands_of_texts_arrive::<0, 10_000>();
    }
}

it_behaves!(runtimes());

/// Requests sends what `~/.netrc` has, were it not for the one line that this takes out.
#[test]
fn requests_would_take_a_password_from_home() {
    let without_the_line = |text: &Text<'_>| {
        let (before, rest) = text.text.split_once("    auth=").unwrap();
        let (_, after) = rest.split_once('\n').unwrap();
        vec![alone(&changed(text, &[before, after].concat()))]
    };
    if runtimes().len() == 2 {
        let bench = Bench::set_up(&PythonRequests, "netrc", &[], &without_the_line).unwrap();
        bench.lay_netrc();
        let (_, received) = bench.outcome(|_| {});
        let sent = received[0].authorization.as_deref();
        assert!(sent.is_some_and(|sent| sent.starts_with("Basic ")));
    }
}

#[test]
fn the_text_of_python_requests() {
    assert_eq!(
        written(&PythonRequests, &call()).text,
        r#"import os
import sys

import requests

url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline"
fields = {
    "token": os.environ["TRIGGER_TOKEN"],
    "ref": "release/100%",
    "variables[UPLOAD_TO_S3]": "it's \\ true",
    "variables[PASSWORD]": os.environ["PASSWORD"],
    "variables[PIN]": os.environ["PIN"],
}
response = requests.post(
    url,
    data=fields,
    auth=lambda request: request,  # no password from ~/.netrc
    allow_redirects=False,
    timeout=60,
)
answer = response.content.decode("ascii", "backslashreplace")
if response.status_code != 201:
    sys.exit(f"GitLab answered {response.status_code}: {answer}")
print(answer)"#
    );
}

#[test]
fn the_text_of_python_standard() {
    assert_eq!(
        written(&PythonStandard, &call()).text,
        r#"import os
import sys
import urllib.parse
import urllib.request

url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline"
fields = {
    "token": os.environ["TRIGGER_TOKEN"],
    "ref": "release/100%",
    "variables[UPLOAD_TO_S3]": "it's \\ true",
    "variables[PASSWORD]": os.environ["PASSWORD"],
    "variables[PIN]": os.environ["PIN"],
}


class AsAnswered(urllib.request.HTTPErrorProcessor):
    """Follows no redirect and raises no error."""

    def http_response(self, request, response):
        return response

    https_response = http_response


opener = urllib.request.build_opener(AsAnswered)
body = urllib.parse.urlencode(fields).encode()
with opener.open(url, body, timeout=60) as response:
    answer = response.read().decode("ascii", "backslashreplace")
if response.status != 201:
    sys.exit(f"GitLab answered {response.status}: {answer}")
print(answer)"#
    );
}
