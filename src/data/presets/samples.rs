//! Presets for tests.

use super::{Owner, Preset, PresetBuild, PresetTrigger, PresetVariable};
use crate::data::connection::Account;
use gitlab::{Instance, ProjectId, TriggerId, UserId};

/// The presets of user `user` for project `project`.
pub(crate) fn owner(user: u64, project: u64) -> Owner {
    let instance = Instance::parse("https://gitlab.example.com").unwrap();
    Owner::new(Account::new(&instance, UserId(user)), ProjectId(project))
}

/// A preset for trigger 10 with an open and a secret variable.
pub(crate) fn preset(name: &str, git_ref: &str) -> Preset {
    let variable =
        |key: &str, value: &str| PresetVariable::new(key.to_owned(), value.to_owned(), false);
    Preset {
        name: name.to_owned(),
        build: PresetBuild {
            trigger: Some(PresetTrigger::new(TriggerId(10), "nightly docs".to_owned())),
            git_ref: git_ref.to_owned(),
            variables: vec![variable("NOTE", "two\nlines"), variable("API_TOKEN", "x")],
            inputs: Vec::new(),
        },
    }
}
