//! How far an inventory has come.

use super::Survey;
use gitlab::ApiError;

/// Whether it goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Course {
    /// It does.
    #[default]
    Going,
    /// It waits because GitLab asked for it, or gave no answer, as this says.
    Resting(ApiError),
    /// A person stopped it, or the connection was lost.
    Stopped,
    /// All that could be read was read.
    Done,
}

/// How far it has come, in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Progress {
    /// Projects that were read.
    pub(crate) read: usize,
    /// Projects that are known.
    pub(crate) found: usize,
    /// Whether there are no others.
    pub(crate) all_found: bool,
    /// Projects and triggers that made no sense, in all.
    pub(crate) unreadable: usize,
    /// Whether it goes on.
    pub(crate) course: Course,
}

impl Survey {
    /// How far it has come.
    pub(crate) fn progress(&self) -> Progress {
        Progress {
            read: self.projects.count_read(),
            found: self.projects.len(),
            all_found: self.all_found,
            unreadable: self.list_unreadable + self.projects.unreadable(),
            course: self.course(),
        }
    }

    /// Whether it goes on.
    pub(crate) fn course(&self) -> Course {
        let is_over = self.due.is_empty() && self.under_way.is_empty();
        match &self.resting {
            _ if is_over => Course::Done,
            _ if self.stopped => Course::Stopped,
            Some(why) => Course::Resting(why.clone()),
            None => Course::Going,
        }
    }
}
