use gitlab::endpoints::*;
use gitlab::{AccessLevel, ProjectId};

use crate::examples::{OPENAPI, V11, find, project, time};

#[test]
fn a_project_with_and_without_membership() {
    let Some(examples) = find("a project") else {
        return;
    };
    let endpoint = gitlab::endpoints::project(&project());
    let found = examples.read(V11, "GET_projects__id.json", &endpoint);
    assert_eq!(found.id, ProjectId(3));
    assert_eq!(found.name, "Diaspora Project Site");
    assert_eq!(
        found.name_with_namespace,
        "Diaspora / Diaspora Project Site"
    );
    assert_eq!(found.path_with_namespace, "diaspora/diaspora-project-site");
    assert_eq!(found.default_branch.as_deref(), Some("master"));
    assert_eq!(found.last_activity_at, time("2013-09-30T13:46:02Z"));
    assert_eq!(found.project_access, Some(AccessLevel::GUEST));
    assert_eq!(found.group_access, Some(AccessLevel::OWNER));
    assert_eq!(found.access(), Some(AccessLevel::OWNER));
    assert!(!found.archived);
    for name in [
        "API_Entities_BasicProjectDetails.json",
        "API_Entities_ProjectWithAccess.json",
    ] {
        let found = examples.read(OPENAPI, name, &endpoint);
        assert_eq!(found.path_with_namespace, "namespace1/project1", "{name}");
        assert_eq!(
            found.web_url.as_deref(),
            Some("https://gitlab.example.com/gitlab/gitlab")
        );
        assert_eq!(found.access(), None, "{name}");
    }
}

#[test]
fn branches_old_and_new() {
    let Some(examples) = find("branches") else {
        return;
    };
    let endpoint = branches(&project(), "");
    let rows = [
        (
            V11,
            "GET_projects__id__repository__branches__branch.json",
            "7b5c3cc",
            time("2012-06-28T10:44:20Z"),
        ),
        (
            OPENAPI,
            "API_Entities_Branch.json",
            "2695effb",
            time("2017-07-26T09:08:53Z"),
        ),
    ];
    for (folder, name, short_id, committed) in rows {
        // Only one branch on its own is documented; the list holds the same.
        let list = format!("[{}]", examples.text(folder, name));
        let page = endpoint
            .answer(&crate::examples::response(200, &list))
            .expect(name);
        let branch = &page.items[0];
        assert_eq!(branch.name.as_str(), "master");
        assert!(branch.default && branch.protected && branch.can_push == Some(true));
        assert_eq!(branch.merged, folder == OPENAPI);
        let commit = branch.commit.as_ref().expect("a commit");
        assert_eq!(
            (commit.short_id.as_str(), commit.created_at),
            (short_id, committed)
        );
    }
}

#[test]
fn tags_old_and_new() {
    let Some(examples) = find("tags") else { return };
    let endpoint = tags(&project(), "");
    let page = examples.read(V11, "GET_projects__id__repository__tags.json", &endpoint);
    let tag = &page.items[0];
    assert_eq!((page.items.len(), page.unreadable), (1, 0));
    assert_eq!(
        (tag.name.as_str(), tag.message.as_deref()),
        ("v1.0.0", None)
    );
    assert_eq!(
        tag.target.as_deref(),
        Some("2695effb5807a22ff3d138d593fd856244e155e7")
    );
    assert_eq!((tag.protected, tag.created_at), (false, None));
    let rows = [
        (
            V11,
            "GET_projects__id__repository__tags__tag_name.json",
            "v5.0.0",
            "60a8ff03",
            None,
        ),
        (
            OPENAPI,
            "API_Entities_Tag.json",
            "v1.0.0",
            "2695effb",
            time("2023-10-12T02:16:52Z"),
        ),
    ];
    for (folder, name, expected, short_id, created) in rows {
        let list = format!("[{}]", examples.text(folder, name));
        let page = endpoint
            .answer(&crate::examples::response(200, &list))
            .expect(name);
        let tag = &page.items[0];
        assert_eq!((tag.name.as_str(), tag.created_at), (expected, created));
        assert_eq!(
            tag.commit.as_ref().map(|commit| commit.short_id.as_str()),
            Some(short_id)
        );
    }
}
