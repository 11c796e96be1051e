//! Presets: builds that are started often, kept on the device for each account
//! and project. Neither a token nor a secret value is ever in one.

pub(crate) mod file;
pub(crate) mod name;
#[cfg(test)]
pub(crate) mod samples;

use crate::data::connection::Account;
use crate::data::kept::{Document, Kept};
use crate::data::secret_words::may_be_secret;
use gitlab::{ProjectId, TriggerId};
use serde::{Deserialize, Serialize};

/// How many one project may have.
pub(crate) const MOST: usize = 200;

/// Whose presets, and of which project.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    account: Account,
    project: u64,
}

impl Owner {
    /// The presets of `account` for `project`.
    pub(crate) fn new(account: Account, project: ProjectId) -> Self {
        Self {
            account,
            project: project.0,
        }
    }
}

/// A named build. Without `Debug`, like a row of the form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Preset {
    /// What it is called: no two presets of an owner share a name.
    pub(crate) name: String,
    /// What it starts.
    pub(crate) build: PresetBuild,
}

/// What a preset starts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PresetBuild {
    /// Through which trigger; `None` where it has to be chosen each time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) trigger: Option<PresetTrigger>,
    /// Of which branch or tag.
    #[serde(rename = "ref")]
    pub(crate) git_ref: String,
    /// With which variables, in order.
    #[serde(default)]
    pub(crate) variables: Vec<PresetVariable>,
    /// With which inputs, in order.
    #[serde(default)]
    pub(crate) inputs: Vec<PresetInput>,
}

/// The trigger of a preset.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PresetTrigger {
    id: u64,
    /// What it was called when the preset was saved.
    pub(crate) description: String,
}

impl PresetTrigger {
    /// The trigger `id`.
    pub(crate) fn new(id: TriggerId, description: String) -> Self {
        Self {
            id: id.0,
            description,
        }
    }

    /// Its number.
    pub(crate) fn id(&self) -> TriggerId {
        TriggerId(self.id)
    }
}

/// A variable of a preset.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PresetVariable {
    /// Its key.
    pub(crate) key: String,
    /// Its value; a secret one is not kept, but asked for each time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
}

impl PresetVariable {
    /// A variable whose value is kept, unless it is or may be `secret`.
    pub(crate) fn new(key: String, value: String, secret: bool) -> Self {
        let open = !secret && !may_be_secret(&key);
        Self {
            value: open.then_some(value),
            key,
        }
    }
}

/// An input of a preset.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PresetInput {
    /// Its name.
    pub(crate) name: String,
    /// Its value.
    pub(crate) value: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    owner: Owner,
    preset: Preset,
}

/// All presets, in the order in which they were saved.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Presets(Vec<Entry>);

impl Document for Presets {
    const NAME: &'static str = "presets";
    const HOLDS: &'static str = "your presets";
    const VERSION: u32 = 1;
}

/// The presets, as a context.
pub(crate) type KeptPresets = Kept<Presets>;

impl Presets {
    /// Those of `owner`.
    pub(crate) fn of(&self, owner: &Owner) -> Vec<Preset> {
        let own = self.0.iter().filter(|entry| entry.owner == *owner);
        own.map(|entry| entry.preset.clone()).collect()
    }

    /// The one that `owner` calls `name`.
    pub(crate) fn find(&self, owner: &Owner, name: &str) -> Option<&Preset> {
        let is_it = |entry: &&Entry| entry.owner == *owner && entry.preset.name == name;
        self.0.iter().find(is_it).map(|entry| &entry.preset)
    }

    /// Saves `preset`, in the place of the one of the same name if there is one.
    pub(crate) fn put(&mut self, owner: &Owner, preset: Preset) {
        match self.entry(owner, &preset.name) {
            Some(entry) => entry.preset = preset,
            None => self.0.push(Entry {
                owner: owner.clone(),
                preset,
            }),
        }
    }

    /// Gives the preset `from` another name that is not taken.
    pub(crate) fn rename(&mut self, owner: &Owner, from: &str, to: &str) {
        if self.find(owner, to).is_some() {
            return;
        }
        if let Some(entry) = self.entry(owner, from) {
            to.clone_into(&mut entry.preset.name);
        }
    }

    /// Takes the preset `name` away.
    pub(crate) fn remove(&mut self, owner: &Owner, name: &str) {
        self.0
            .retain(|entry| entry.owner != *owner || entry.preset.name != name);
    }

    /// How many there are, of everybody.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    fn entry(&mut self, owner: &Owner, name: &str) -> Option<&mut Entry> {
        let is_it = |entry: &&mut Entry| entry.owner == *owner && entry.preset.name == name;
        self.0.iter_mut().find(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{owner, preset};
    use super::*;

    fn names(presets: &Presets, owner: &Owner) -> Vec<String> {
        let own = presets.of(owner).into_iter();
        own.map(|preset| preset.name).collect()
    }

    #[test]
    fn presets_belong_to_an_account_and_a_project() {
        let mut presets = Presets::default();
        presets.put(&owner(1, 9), preset("nightly", "master"));
        for other in [owner(2, 9), owner(1, 12)] {
            assert_eq!(names(&presets, &other), [""; 0]);
            presets.remove(&other, "nightly");
        }
        assert_eq!(names(&presets, &owner(1, 9)), ["nightly"]);
        presets.remove(&owner(1, 9), "nightly");
        assert_eq!(presets.len(), 0);
    }

    #[test]
    fn a_name_is_there_once() {
        let (mut presets, owner) = (Presets::default(), owner(1, 9));
        presets.put(&owner, preset("a", "master"));
        presets.put(&owner, preset("b", "master"));
        presets.put(&owner, preset("a", "develop"));
        assert_eq!(names(&presets, &owner), ["a", "b"]);
        assert!(presets.find(&owner, "a") == Some(&preset("a", "develop")));
        presets.rename(&owner, "a", "b");
        assert_eq!(names(&presets, &owner), ["a", "b"], "b is taken");
        presets.rename(&owner, "a", "c");
        assert_eq!(names(&presets, &owner), ["c", "b"]);
    }

    #[test]
    fn no_secret_value_is_kept() {
        let value = |key: &str, secret| {
            PresetVariable::new(key.to_owned(), "hunter2".to_owned(), secret).value
        };
        assert_eq!(value("NOTE", false).as_deref(), Some("hunter2"));
        assert_eq!(value("NOTE", true), None);
        assert_eq!(value("API_TOKEN", false), None);
    }
}
