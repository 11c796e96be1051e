//! Which branches and tags are offered, in which order.

use crate::ui::combobox::Offer;
use gitlab::{Branch, GitRef, Tag};

/// The default branch first, then the other branches, then the tags, each in
/// the server's order. A name that is both a branch and a tag is written in
/// full, so that GitLab knows which is meant.
pub(super) fn offers(branches: &[Branch], tags: &[Tag]) -> Vec<Offer> {
    let offer = |name: &GitRef, full: &str, badge| Offer {
        text: if is_both(name.as_str(), branches, tags) {
            [full, name.as_str()].concat()
        } else {
            name.as_str().to_owned()
        },
        badge,
    };
    let (default, others): (Vec<_>, Vec<_>) = branches.iter().partition(|branch| branch.default);
    let branches = default.into_iter().chain(others).map(|branch| {
        let badge = if branch.default {
            "default branch"
        } else {
            "branch"
        };
        offer(&branch.name, "refs/heads/", badge)
    });
    let tags = tags.iter().map(|tag| offer(&tag.name, "refs/tags/", "tag"));
    branches.chain(tags).collect()
}

/// Whether `name` is a branch and a tag. GitLab refuses to start a build of
/// such a name (GitLab source, `Chain::Validate::Repository`: “Ref is
/// ambiguous”).
pub(super) fn is_both(name: &str, branches: &[Branch], tags: &[Tag]) -> bool {
    branches.iter().any(|branch| branch.name.as_str() == name)
        && tags.iter().any(|tag| tag.name.as_str() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branch(name: &str, default: bool) -> Branch {
        Branch {
            name: GitRef::new(name),
            commit: None,
            default,
            protected: false,
            merged: false,
            can_push: None,
            web_url: None,
        }
    }

    fn tag(name: &str) -> Tag {
        Tag {
            name: GitRef::new(name),
            message: None,
            target: None,
            commit: None,
            protected: false,
            created_at: None,
        }
    }

    fn listed(branches: &[Branch], tags: &[Tag]) -> Vec<(String, &'static str)> {
        let offers = offers(branches, tags).into_iter();
        offers.map(|offer| (offer.text, offer.badge)).collect()
    }

    #[test]
    fn the_default_branch_comes_first_and_tags_last() {
        let branches = [
            branch("a", false),
            branch("master", true),
            branch("z", false),
        ];
        assert_eq!(
            listed(&branches, &[tag("v2"), tag("v1")]),
            [
                ("master".to_owned(), "default branch"),
                ("a".to_owned(), "branch"),
                ("z".to_owned(), "branch"),
                ("v2".to_owned(), "tag"),
                ("v1".to_owned(), "tag"),
            ]
        );
        assert_eq!(listed(&[], &[]), []);
    }

    #[test]
    fn a_name_that_is_both_is_told_apart() {
        assert_eq!(
            listed(&[branch("v1", false)], &[tag("v1")]),
            [
                ("refs/heads/v1".to_owned(), "branch"),
                ("refs/tags/v1".to_owned(), "tag"),
            ]
        );
    }

    #[test]
    fn only_a_bare_name_of_both_is_in_doubt() {
        let (branches, tags) = ([branch("v1", false), branch("a", true)], [tag("v1")]);
        for (name, both) in [
            ("v1", true),
            ("a", false),
            ("v", false),
            ("", false),
            ("refs/heads/v1", false),
            ("refs/tags/v1", false),
        ] {
            assert_eq!(is_both(name, &branches, &tags), both, "{name}");
        }
    }
}
