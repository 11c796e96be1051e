//! Many texts run by one process, one after another: for runtimes that start slowly.

use super::bench::{Bench, Text, environment, is_as_called, workshop};
use super::{call, cases, generated, program, record};
use snippets::{Call, Refusal, TokenGiven, write};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Output;

/// Runs the texts of a batch, in order, each once.
pub(crate) type RunMany<'a> = &'a dyn Fn(&Batch<'_>) -> Output;

/// Texts to run by one process.
pub(crate) struct Batch<'a> {
    texts: Vec<Text<'a>>,
    folder: &'a Path,
}

/// A text, what it calls, and for which case.
struct Written<'a> {
    case: &'a str,
    call: Call,
    text: String,
}

impl<'a> Batch<'a> {
    /// One of the texts, for a command in their folder.
    pub(crate) fn first(&self) -> &Text<'a> {
        &self.texts[0]
    }

    /// Writes each text into a file, named by `name` from its number, and then a list of
    /// them for a driver, whose path is given back. A line of the list is, between tabs,
    /// the file and for each variable of the environment its name and its value's bytes
    /// in hexadecimal digits; what is not named is not set.
    pub(crate) fn list(&self, name: fn(usize) -> String) -> PathBuf {
        let mut list = String::new();
        for (number, text) in self.texts.iter().enumerate() {
            let file = workshop(self.folder).join(name(number));
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, text.text).unwrap();
            list.push_str(file.to_str().unwrap());
            for (name, value) in &text.environment {
                write!(list, "\t{name}\t").unwrap();
                for byte in value.bytes() {
                    write!(list, "{byte:02x}").unwrap();
                }
            }
            list.push('\n');
        }
        self.file("list.tsv", &list)
    }

    /// Writes a file beside the folder in which the texts run, and gives its path.
    pub(crate) fn file(&self, name: &str, content: &str) -> PathBuf {
        let file = workshop(self.folder).join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, content).unwrap();
        file
    }
}

impl Bench<'_> {
    /// As [`Bench::try_all`], with every text run by one process, each in the folder of
    /// the others. Each has to print GitLab's answer, a line end, and nothing else.
    pub(crate) fn try_all_at_once(&self, expected: fn(&str, &Refusal) -> bool, run: RunMany<'_>) {
        let mut cases = cases::all();
        cases.extend(generated::texts(generated::count()));
        let mut tokens: Vec<(&str, TokenGiven)> = cases
            .iter()
            .map(|case| (case.as_str(), TokenGiven::Placeholder))
            .collect();
        for case in ["main", "it's\n100%"] {
            tokens.push((case, TokenGiven::Real(call::TOKEN.into())));
            if self.place.reads_token_file() {
                tokens.push((case, TokenGiven::File(self.token_file())));
            }
        }
        let tried = self.arrive_at_once(&tokens, expected, run);
        // Whatever did not arrive has panicked.
        record::record(self.place, self.runtime, tried, tried);
    }

    /// Writes these cases, runs them by one process, and compares what arrives. Gives back
    /// how many were not refused.
    pub(crate) fn arrive_at_once(
        &self,
        cases: &[(&str, TokenGiven)],
        expected: fn(&str, &Refusal) -> bool,
        run: RunMany<'_>,
    ) -> usize {
        let written = self.written(cases, expected);
        let batch = Batch {
            texts: written
                .iter()
                .map(|written| Text {
                    text: &written.text,
                    gitlab: &written.call.gitlab,
                    server: &self.server.host,
                    environment: environment(&written.call, written.case),
                    folder: &self.folder,
                })
                .collect(),
            folder: &self.folder,
        };
        let output = run(&batch);
        let told = format!("{:?} {output:?}", self.place);
        assert!(output.status.success(), "{told}");
        assert!(program::is_empty(&self.folder), "{told}");
        let answers = "{}\n".repeat(written.len()).into_bytes();
        assert_eq!(output.stdout, answers, "{told}");
        let received = self.server.take();
        assert_eq!(received.len(), written.len(), "{told}");
        for (received, written) in received.iter().zip(&written) {
            let told = format!("{:?} {:?}\n{}", self.place, written.case, written.text);
            is_as_called(received, &written.call, call::hidden(written.case), &told);
        }
        written.len()
    }

    fn written<'a>(
        &self,
        cases: &[(&'a str, TokenGiven)],
        expected: fn(&str, &Refusal) -> bool,
    ) -> Vec<Written<'a>> {
        let mut all = Vec::new();
        for (case, token) in cases {
            let mut call = call::call(&self.server.host, case, token.clone());
            for adapt in &self.adapt {
                adapt(&mut call);
            }
            match write(self.place, &call, &self.options) {
                Ok(snippet) => {
                    assert!(!snippet.text.contains(call::NEVER), "{}", snippet.text);
                    let text = snippet.text;
                    all.push(Written { case, call, text });
                }
                Err(refusal) => assert!(
                    expected(case, &refusal),
                    "{:?} {case:?}: {refusal}",
                    self.place
                ),
            }
        }
        assert!(!all.is_empty(), "every case was refused");
        all
    }
}
