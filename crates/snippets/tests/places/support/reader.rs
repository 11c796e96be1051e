//! Readers: programs of `tests/readers` and `tests/node` that read files of some language
//! for as long as a test runs. What is to be read goes in as a line of JSON, and what the
//! reader makes of it comes out as one.

use super::program;
use serde_json::Value;
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// With this code a reader ends whose library is not here.
const NOT_HERE: i32 = 3;

/// A running reader. It ends with the test.
pub(crate) struct Reader {
    name: &'static str,
    child: Child,
    talk: RefCell<(ChildStdin, Lines<BufReader<ChildStdout>>)>,
}

impl Reader {
    /// PyYAML, js-yaml, and Psych, with which GitLab reads its files: those that are here.
    pub(crate) fn yaml() -> Vec<Self> {
        let all = [
            Self::start("Psych", &["ruby", "tests/readers/psych.rb"]),
            Self::start("PyYAML", &["python3", "tests/readers/pyyaml.py"]),
            Self::start("js-yaml", &["node", "tests/node/js-yaml.mjs"]),
        ];
        all.into_iter().flatten().collect()
    }

    /// GitLab's schema of a `.gitlab-ci.yml`: gives the errors.
    pub(crate) fn gitlab_schema() -> Option<Self> {
        Self::start("gitlab-ci-local", &["node", "tests/node/gitlab-schema.mjs"])
    }

    /// GitHub's parser of workflows and evaluator of expressions.
    pub(crate) fn github_actions() -> Option<Self> {
        let command = &["node", "tests/node/github-actions.mjs"];
        Self::start("@actions/workflow-parser", command)
    }

    /// Groovy, with steps that remember what they are given.
    pub(crate) fn jenkins() -> Option<Self> {
        Self::start("groovy", &["groovy", "tests/readers/jenkins.groovy"])
    }

    /// What Woodpecker substitutes and parses with, as Debian packages it.
    pub(crate) fn woodpecker() -> Option<Self> {
        const LIBRARIES: [&str; 2] = ["github.com/drone/envsubst", "gopkg.in/yaml.v3"];
        let missing = LIBRARIES
            .iter()
            .find(|library| !Path::new(GO).join("src").join(library).is_dir());
        if let Some(missing) = missing {
            program::skip(format!("{missing} is not on this machine"));
            return None;
        }
        Self::start("Woodpecker", &["go", "run", "tests/readers/woodpecker.go"])
    }

    /// A reader by its program and arguments; `None`, told on the output, where it is not
    /// here.
    fn start(name: &'static str, command: &[&str]) -> Option<Self> {
        let [program, arguments @ ..] = command else {
            panic!("{name} has no command");
        };
        if !program::are_here(&[program]) {
            return None;
        }
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .envs(environment())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        match lines.next() {
            Some(line) => assert_eq!(line.unwrap(), "ready", "{name}"),
            None => {
                let code = child.wait().unwrap().code();
                assert_eq!(code, Some(NOT_HERE), "{name} did not start");
                program::skip(format!("{name} is not on this machine"));
                return None;
            }
        }
        let talk = RefCell::new((stdin, lines));
        Some(Self { name, child, talk })
    }

    /// What the reader makes of `given`.
    pub(crate) fn read(&self, given: &Value) -> Value {
        let (stdin, lines) = &mut *self.talk.borrow_mut();
        writeln!(stdin, "{given}").unwrap();
        let answer = lines
            .next()
            .unwrap_or_else(|| panic!("{} could not read {given:#}", self.name));
        serde_json::from_str(&answer.unwrap()).unwrap()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where Debian puts the sources of Go libraries.
const GO: &str = "/usr/share/gocode";

/// What Go and Groovy ask the environment for.
fn environment() -> Vec<(&'static str, String)> {
    let cache = concat!(env!("CARGO_TARGET_TMPDIR"), "/go");
    let java = program::path("java").and_then(|java| java.canonicalize().ok());
    let home = java.as_deref().and_then(|java| java.ancestors().nth(2));
    let home = home.map(|home| ("JAVA_HOME", home.to_str().unwrap().to_owned()));
    [
        ("GO111MODULE", "off".to_owned()),
        ("GOPATH", GO.to_owned()),
        ("GOCACHE", cache.to_owned()),
    ]
    .into_iter()
    .chain(home)
    .collect()
}

/// The names under which it is recorded that these read and `last` took part.
pub(crate) fn names(readers: &[Reader], last: &str) -> String {
    let read = readers.iter().map(|reader| reader.name);
    let all = ["serde-saphyr"].into_iter().chain(read).chain([last]);
    all.collect::<Vec<_>>().join(", ")
}

/// The YAML file as serde-saphyr reads it, and each of `readers` alike.
pub(crate) fn read_alike(readers: &[Reader], text: &str) -> Value {
    let file: Value = serde_saphyr::from_str(text).unwrap();
    for reader in readers {
        let read = reader.read(&Value::from(text));
        assert_eq!(read, file, "{}\n{text}", reader.name);
    }
    file
}
