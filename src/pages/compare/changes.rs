//! What is different between two builds.

use gitlab::{Job, PAYLOAD, Status, Variable};
use std::collections::BTreeMap;

/// What became of a variable from the first build to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// Both have it, with different values.
    Changed,
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it, with the same value.
    Same,
}

impl Change {
    /// In a word.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Same => "same",
        }
    }
}

/// One variable of the two builds. Without `Debug`: values may be secret.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct VariableRow {
    /// Its key.
    pub(super) key: String,
    /// Its value in each of the builds that has it.
    pub(super) values: [Option<String>; 2],
    /// What became of it.
    pub(super) change: Change,
}

/// The variables of both builds, those that differ first. What GitLab keeps of
/// the call itself differs always and is left out.
pub(super) fn variables(first: &[Variable], second: &[Variable]) -> Vec<VariableRow> {
    let mut by_key: BTreeMap<&str, [Option<&Variable>; 2]> = BTreeMap::new();
    for (side, variables) in [first, second].into_iter().enumerate() {
        for variable in variables.iter().filter(|it| it.key != PAYLOAD) {
            // The last one of a key is the one that jobs get.
            by_key.entry(&variable.key).or_default()[side] = Some(variable);
        }
    }
    let row = |(key, sides): (&str, [Option<&Variable>; 2])| {
        let change = match sides {
            [Some(first), Some(second)] => {
                let same = first.value == second.value && first.kind == second.kind;
                if same { Change::Same } else { Change::Changed }
            }
            [None, _] => Change::Added,
            [Some(_), None] => Change::Removed,
        };
        VariableRow {
            key: key.to_owned(),
            values: sides.map(|side| side.map(|variable| variable.value.clone())),
            change,
        }
    };
    let mut rows: Vec<VariableRow> = by_key.into_iter().map(row).collect();
    rows.sort_by_key(|row| row.change);
    rows
}

/// How a job went in one build.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcome {
    /// The status of its newest run.
    pub(super) status: Status,
    /// Seconds at work.
    pub(super) duration: Option<f64>,
}

/// One job of the two builds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct JobRow {
    /// Its name.
    pub(super) name: String,
    /// How it went in each of the builds that has it.
    pub(super) outcomes: [Option<Outcome>; 2],
}

impl JobRow {
    /// Whether it went otherwise in the second build.
    pub(super) fn differs(&self) -> bool {
        let [first, second] = &self.outcomes;
        let status = |side: &Option<Outcome>| side.as_ref().map(|it| it.status.clone());
        status(first) != status(second)
    }

    /// By how many seconds the second took longer, where both tell.
    pub(super) fn longer(&self) -> Option<f64> {
        let [first, second] = &self.outcomes;
        Some(second.as_ref()?.duration? - first.as_ref()?.duration?)
    }
}

/// The jobs of both builds, by name, in the order in which they were made: those
/// of the second, and then those that only the first has.
pub(super) fn jobs(first: &[Job], second: &[Job]) -> Vec<JobRow> {
    let (first, second) = (newest(first), newest(second));
    let find = |all: &[&Job], name: &str| {
        let job = all.iter().find(|job| job.name == name)?;
        Some(Outcome {
            status: job.status.clone(),
            duration: job.duration,
        })
    };
    let gone = first
        .iter()
        .filter(|job| !second.iter().any(|other| other.name == job.name));
    let all = second.iter().chain(gone);
    all.map(|job| JobRow {
        name: job.name.clone(),
        outcomes: [find(&first, &job.name), find(&second, &job.name)],
    })
    .collect()
}

/// The newest run of each job, in the order of the first runs.
fn newest(jobs: &[Job]) -> Vec<&Job> {
    let mut sorted: Vec<&Job> = jobs.iter().collect();
    sorted.sort_by_key(|job| job.id);
    let mut newest: Vec<&Job> = Vec::new();
    for job in sorted {
        match newest.iter_mut().find(|other| other.name == job.name) {
            Some(older) => *older = job,
            None => newest.push(job),
        }
    }
    newest
}

#[cfg(test)]
mod tests;
