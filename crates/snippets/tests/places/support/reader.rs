//! Readers: programs of `tests/readers` and `tests/node` that read files of some language
//! for as long as a test runs. What is to be read goes in as a line of JSON, and what the
//! reader makes of it comes out as one.

use super::program;
use serde_json::Value;
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Lines, Write};
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
