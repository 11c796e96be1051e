use super::super::samples::{build, variable};
use super::*;

pub(super) fn pairs(pairs: &[(&str, &str)]) -> QueryPairs {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

#[test]
fn a_filter_comes_back_from_the_address() {
    for query in [
        pairs(&[("source", "trigger")]),
        pairs(&[("status", "on_holiday"), ("ref", "feature/#42&x=y")]),
        pairs(&[("username", "ada"), ("since", "yesterday")]),
        pairs(&[("trigger", "10"), ("evidence", "marked")]),
        pairs(&[
            ("trigger", "ten"),
            ("variable", "KEY= a b "),
            ("group", "ENV"),
        ]),
    ] {
        let filter = BuildFilter::read(&query);
        assert_eq!(filter.write(), query);
        assert!(!filter.is_empty());
    }
}

#[test]
fn what_says_nothing_filters_nothing() {
    for query in [
        pairs(&[]),
        pairs(&[("source", "push"), ("status", ""), ("ref", "  ")]),
        pairs(&[("evidence", "marked"), ("variable", " "), ("page", "2")]),
    ] {
        assert!(BuildFilter::read(&query).is_empty(), "{query:?}");
    }
    assert!(BuildFilter::default().write().is_empty());
}

#[test]
fn gitlab_is_asked_for_what_it_can_filter() {
    let from = Timestamp::parse("2026-11-01").unwrap();
    let asked = |query: &[(&str, &str)]| BuildFilter::read(&pairs(query)).question(Some(from));
    let all = asked(&[
        ("status", "failed"),
        ("ref", "master"),
        ("username", "@ada"),
        ("since", "2026-11-01"),
    ]);
    assert_eq!(all.status, Some(Status::Failed));
    assert_eq!(all.username.as_deref(), Some("ada"));
    assert_eq!((all.created_after, all.per_page), (Some(from), PAGE));
    assert_eq!(all.source, None);
    for of_triggered in [("trigger", "10"), ("variable", "A")] {
        let asked = asked(&[of_triggered]);
        assert_eq!(asked.source, Some(Source::Trigger));
        assert_eq!(asked.per_page, PAGE_TO_LOOK_THROUGH);
    }
    assert_eq!(asked(&[("status", "on_holiday")]).status, None);
}

#[test]
fn a_server_that_passes_over_the_filter_is_filtered_here() {
    let wanted = BuildFilter {
        triggered_only: true,
        status: Some(Status::Success),
        git_ref: Some(GitRef::new("master")),
        ..BuildFilter::default()
    };
    let fitting = PipelineBasic {
        source: Some(Source::Trigger),
        ..build(1, Status::Success)
    };
    let from = Timestamp::from_milliseconds(1000);
    let fits = |build: &PipelineBasic| wanted.fits(build, Some(from));
    assert!(fits(&fitting));
    assert!(fits(&PipelineBasic {
        source: None,
        ..fitting.clone()
    }));
    assert!(!fits(&PipelineBasic {
        source: Some(Source::Push),
        ..fitting.clone()
    }));
    assert!(!fits(&PipelineBasic {
        status: Status::Failed,
        ..fitting.clone()
    }));
    assert!(!fits(&PipelineBasic {
        git_ref: GitRef::new("master2"),
        ..fitting.clone()
    }));
    assert!(!fits(&PipelineBasic {
        created_at: Some(Timestamp::from_milliseconds(999)),
        ..fitting
    }));
}

#[test]
fn grouped_builds_have_the_variable() {
    let given = |key: &str| [variable(key, "x")];
    let filter = BuildFilter::read(&pairs(&[("group", "ENV"), ("variable", "A")]));
    assert!(filter.is_judged_here());
    assert!(!filter.fits_variables(&given("ENV")));
    assert!(!filter.fits_variables(&given("A")));
    assert!(filter.fits_variables(&[variable("A", ""), variable("ENV", "")]));
}
