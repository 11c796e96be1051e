//! Against the examples of the documentation of older GitLabs: what they have,
//! ours have too, with the same type. One that is not asked here is named with
//! the reason.

mod v3;
mod v4;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pullcord_demo::server::Release;
use serde_json::Value;

use super::answers::Answers;
use super::examples::missing;

/// Parts of examples that our answers lack.
const LACKING: [&str; 6] = [
    // Misspelt in the documentation of tags, and right in that of one tag.
    ".parents_ids is missing",
    // Since 8.5 a build without artifacts leaves the field out (R 2.2).
    ".artifacts_file is missing",
    // From an answer about artifacts, which the demo has none of.
    ".download_url is missing",
    // Whether a project's owner is a person, which ours are not.
    ".owner is missing",
    ".namespace.owner_id is missing",
    // A secret that the documentation shows to owners.
    ".runners_token is missing",
];

/// A GitLab that is asked in one of its APIs.
struct Asked {
    answers: Answers,
    api: &'static str,
}

impl Asked {
    fn new(release: Release, api: &'static str) -> Self {
        Self {
            answers: Answers::old(release),
            api,
        }
    }

    fn get(&mut self, target: &str) -> Value {
        self.answers.ask_below(self.api, "GET", target, None)
    }

    fn post(&mut self, target: &str) -> Value {
        self.answers.ask_below(self.api, "POST", target, None)
    }
}

/// The examples of a folder by name.
#[expect(
    clippy::unwrap_used,
    reason = "without examples there is nothing to test"
)]
fn examples(folder: &Path) -> BTreeMap<String, Value> {
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let example = |file: fs::DirEntry| {
        let name = file.file_name().into_string().unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        let name = name.trim_end_matches(".json").to_owned();
        (name, serde_json::from_str(&text).unwrap())
    };
    files.map(example).collect()
}

/// Compares every example of a folder with our answer of that name, but for
/// those that are named with a reason.
fn compare(folder: &Path, ours: &[(&str, Value)], left_out: &[&str]) {
    let mut examples = examples(folder);
    for name in left_out {
        assert!(examples.remove(*name).is_some(), "{name} is no example");
    }
    for (name, ours) in ours {
        assert!(!ours.is_null(), "{name} was refused");
        let example = examples.remove(*name).unwrap_or_default();
        assert!(!example.is_null(), "{name} is no example");
        let mut faults = missing(&example, ours, "");
        faults.retain(|fault| !LACKING.iter().any(|known| fault.ends_with(known)));
        assert_eq!(faults, Vec::<String>::new(), "{name}");
    }
    let unasked: Vec<&String> = examples.keys().collect();
    assert!(unasked.is_empty(), "nobody asked for {unasked:?}");
}
