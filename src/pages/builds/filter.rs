//! Which builds are listed, as the address says it.

use crate::route::QueryPairs;
use gitlab::endpoints::PipelineFilter;
use gitlab::{GitRef, PipelineBasic, Source, Status};

/// How many builds are asked for at a time: a screenful and a half, so that the
/// page that is asked again and again stays small.
const PAGE: u16 = 30;

/// The statuses to choose from: those in which a build stays long enough to be
/// looked for.
pub(super) const STATUSES: [Status; 8] = [
    Status::Running,
    Status::Pending,
    Status::Success,
    Status::Failed,
    Status::Canceled,
    Status::Skipped,
    Status::Manual,
    Status::Scheduled,
];

/// Which builds are listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BuildFilter {
    /// Only those that a trigger started.
    pub(super) triggered_only: bool,
    /// Only those of this status.
    pub(super) status: Option<Status>,
    /// Only those of this branch or tag.
    pub(super) git_ref: Option<GitRef>,
}

impl BuildFilter {
    /// Reads `source=trigger`, `status` and `ref`, GitLab's own names for them;
    /// anything else in the query is passed over.
    pub(super) fn read(query: &QueryPairs) -> Self {
        let value = |name: &str| {
            let pair = query.iter().find(|(key, _)| key == name);
            pair.map(|(_, value)| value.trim())
                .filter(|value| !value.is_empty())
        };
        Self {
            triggered_only: value("source") == Some(Source::Trigger.as_str()),
            status: value("status").map(Status::parse),
            git_ref: value("ref").map(GitRef::new),
        }
    }

    /// The query that [`BuildFilter::read`] reads.
    pub(super) fn write(&self) -> QueryPairs {
        let source = self.triggered_only.then(|| Source::Trigger.as_str());
        let pairs = [
            ("source", source),
            ("status", self.status.as_ref().map(Status::as_str)),
            ("ref", self.git_ref.as_ref().map(GitRef::as_str)),
        ];
        pairs
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect()
    }

    /// What the server is asked for.
    pub(super) fn question(&self) -> PipelineFilter {
        PipelineFilter {
            status: self.status.clone(),
            git_ref: self.git_ref.clone(),
            source: self.triggered_only.then_some(Source::Trigger),
            per_page: PAGE,
            ..PipelineFilter::default()
        }
    }

    /// Whether `build` belongs in the list. Servers before GitLab 14 pass over
    /// `source` and answer with all builds; where they do not say what started
    /// a build either, it stays.
    pub(super) fn fits(&self, build: &PipelineBasic) -> bool {
        let other_source = build
            .source
            .as_ref()
            .is_some_and(|source| !source.is_trigger());
        let other_status = self.status.as_ref().is_some_and(|one| *one != build.status);
        let other_ref = self
            .git_ref
            .as_ref()
            .is_some_and(|one| *one != build.git_ref);
        !(self.triggered_only && other_source || other_status || other_ref)
    }

    /// Whether every build is listed.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::build;
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> QueryPairs {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn a_filter_comes_back_from_the_address() {
        for triggered_only in [false, true] {
            for status in [
                None,
                Some(Status::Failed),
                Some(Status::parse("on_holiday")),
            ] {
                for git_ref in [None, Some(GitRef::new("feature/#42&x=y"))] {
                    let filter = BuildFilter {
                        triggered_only,
                        status: status.clone(),
                        git_ref,
                    };
                    assert_eq!(BuildFilter::read(&filter.write()), filter);
                }
            }
        }
    }

    #[test]
    fn what_says_nothing_filters_nothing() {
        for query in [
            pairs(&[]),
            pairs(&[("source", "push"), ("status", ""), ("ref", "  ")]),
            pairs(&[("variable", "A=b")]),
        ] {
            assert!(BuildFilter::read(&query).is_empty(), "{query:?}");
        }
        assert!(BuildFilter::default().write().is_empty());
    }

    #[test]
    fn a_server_that_passes_over_the_filter_is_filtered_here() {
        let wanted = BuildFilter {
            triggered_only: true,
            status: Some(Status::Success),
            git_ref: Some(GitRef::new("master")),
        };
        let fitting = PipelineBasic {
            source: Some(Source::Trigger),
            ..build(1, Status::Success)
        };
        assert!(wanted.fits(&fitting));
        assert!(wanted.fits(&PipelineBasic {
            source: None,
            ..fitting.clone()
        }));
        assert!(!wanted.fits(&PipelineBasic {
            source: Some(Source::Push),
            ..fitting.clone()
        }));
        assert!(!wanted.fits(&PipelineBasic {
            status: Status::Failed,
            ..fitting.clone()
        }));
        assert!(!wanted.fits(&PipelineBasic {
            git_ref: GitRef::new("master2"),
            ..fitting
        }));
    }
}
