//! Presets as a file: what one browser exports and another imports. There is
//! no token in it and no secret value.

use super::name::NameProblem;
use super::{MOST, Owner, Preset, PresetVariable, Presets};
use gitlab::{Instance, Project, ProjectId};
use serde::{Deserialize, Serialize};

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: usize = 1_000_000;
const KIND: &str = "presets";
const VERSION: u64 = 1;

/// A file of presets.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PresetFile {
    /// What kind of document it is.
    pullcord: String,
    version: u64,
    /// The GitLab on which the presets were saved.
    gitlab: String,
    project: FileProject,
    /// The presets.
    pub(crate) presets: Vec<Preset>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct FileProject {
    id: u64,
    path: String,
}

/// Why a file cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileProblem {
    /// It has more bytes than [`LARGEST`].
    TooLarge,
    /// It is not JSON; the parser's reason.
    NotJson(String),
    /// It is JSON, but not a file of presets.
    NotPresets,
    /// It is of a version that this console does not know.
    OtherVersion(u64),
    /// It is a file of presets, but not as one is written; the reason.
    Broken(String),
    /// A preset has a name that cannot be taken.
    Name(NameProblem),
    /// It holds the same name twice.
    Twice(String),
    /// It holds more presets than a project may have.
    TooMany,
    /// It holds none.
    Empty,
}

impl FileProblem {
    /// What is wrong and what to do.
    pub(crate) fn sentence(&self) -> String {
        let why = match self {
            Self::TooLarge => "it is larger than 1 MB, which no file of presets is".to_owned(),
            Self::NotJson(reason) => ["it is not JSON (", reason, ")"].concat(),
            Self::NotPresets => "it is JSON, but not a file of presets".to_owned(),
            Self::OtherVersion(version) => {
                format!("it is of version {version}, and this console reads version {VERSION} only")
            }
            Self::Broken(reason) => ["a part of it is not as it should be (", reason, ")"].concat(),
            Self::Name(problem) => [
                "a preset in it has a name that cannot be taken. ",
                problem.sentence(),
            ]
            .concat(),
            Self::Twice(name) => ["two presets in it are called “", name, "”"].concat(),
            Self::TooMany => format!("a project has {MOST} presets at most"),
            Self::Empty => "there is no preset in it".to_owned(),
        };
        let why = why.trim_end_matches('.');
        [
            "This file cannot be imported: ",
            why,
            ". Choose a file that Pullcord exported. Nothing was changed.",
        ]
        .concat()
    }
}

impl PresetFile {
    /// A file of `presets`.
    pub(crate) fn of(instance: &Instance, project: &Project, presets: Vec<Preset>) -> Self {
        Self {
            pullcord: KIND.to_owned(),
            version: VERSION,
            gitlab: instance.base(),
            project: FileProject {
                id: project.id.0,
                path: project.path_with_namespace.clone(),
            },
            presets,
        }
    }

    /// The file's text.
    pub(crate) fn text(&self) -> Option<String> {
        serde_json::to_string_pretty(self).ok()
    }

    /// Reads a file. A value whose key speaks for a secret is left behind,
    /// whoever wrote it.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub(crate) fn read(text: &str) -> Result<Self, FileProblem> {
        if text.len() > LARGEST {
            return Err(FileProblem::TooLarge);
        }
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|error| FileProblem::NotJson(error.to_string()))?;
        let kind = value.get("pullcord").and_then(serde_json::Value::as_str);
        let version = value.get("version").and_then(serde_json::Value::as_u64);
        match (kind, version) {
            (Some(KIND), Some(VERSION)) => {}
            (Some(KIND), Some(other)) => return Err(FileProblem::OtherVersion(other)),
            (Some(_) | None, _) => return Err(FileProblem::NotPresets),
        }
        let mut file: Self = serde_json::from_value(value)
            .map_err(|error| FileProblem::Broken(error.to_string()))?;
        file.check()?;
        for preset in &mut file.presets {
            let open = std::mem::take(&mut preset.build.variables).into_iter();
            preset.build.variables = open.map(PresetVariable::guarded).collect();
        }
        Ok(file)
    }

    fn check(&self) -> Result<(), FileProblem> {
        match self.presets.len() {
            0 => return Err(FileProblem::Empty),
            number if number > MOST => return Err(FileProblem::TooMany),
            _ => {}
        }
        for (at, preset) in self.presets.iter().enumerate() {
            if let Some(problem) = NameProblem::of(&preset.name) {
                return Err(FileProblem::Name(problem));
            }
            if self.presets[..at]
                .iter()
                .any(|other| other.name == preset.name)
            {
                return Err(FileProblem::Twice(preset.name.clone()));
            }
        }
        Ok(())
    }

    /// The project from which the presets come, where it is not `project` on
    /// `instance`. A trigger's number means nothing elsewhere, so that each
    /// preset then asks for a trigger.
    pub(crate) fn elsewhere(&self, instance: &Instance, project: ProjectId) -> Option<String> {
        let is_here = self.gitlab == instance.base() && self.project.id == project.0;
        (!is_here).then(|| [&self.project.path, " on ", &self.gitlab].concat())
    }

    /// The same presets without their triggers.
    pub(crate) fn without_triggers(mut self) -> Self {
        for preset in &mut self.presets {
            preset.build.trigger = None;
        }
        self
    }
}

impl PresetVariable {
    fn guarded(self) -> Self {
        match self.value {
            Some(value) => Self::new(self.key, value, false),
            None => self,
        }
    }
}

/// What to do with a preset whose name is taken by a different one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The imported one gets another name.
    KeepBoth,
    /// The imported one takes the place of the other.
    Replace,
}

impl Presets {
    /// The names in `file` that `owner` has for something else.
    pub(crate) fn clashes(&self, owner: &Owner, file: &PresetFile) -> Vec<String> {
        let clashing = file.presets.iter().filter(|preset| {
            let present = self.find(owner, &preset.name);
            present.is_some_and(|present| present != *preset)
        });
        clashing.map(|preset| preset.name.clone()).collect()
    }

    /// Takes `file` in, and tells how many presets came by it. One that is
    /// there already, word for word, is passed over.
    pub(crate) fn take_in(&mut self, owner: &Owner, file: PresetFile, taken: Taken) -> usize {
        let mut came = 0;
        for mut preset in file.presets {
            if self.find(owner, &preset.name) == Some(&preset) {
                continue;
            }
            match taken {
                Taken::KeepBoth => preset.name = self.free_name(owner, &preset.name),
                Taken::Replace => {}
            }
            self.put(owner, preset);
            came += 1;
        }
        came
    }
}

#[cfg(test)]
mod tests;
