//! The projects and their branches and tags.

use super::people::{ADA, DAN, GRACE, GUS, LINUS, members};
use crate::world::moment::DAY;
use crate::world::project::CiConfig;
use crate::world::{
    Commit, GitRef, Moment, Project, ProjectId, Protection, RefKind, Role, Seed, UserId,
    VariablesFrom, Visibility,
};

/// `docs/handbook`, where everything happens.
pub(super) const HANDBOOK: ProjectId = ProjectId(9);
/// `infra/deployer`, which takes no variables.
pub(super) const DEPLOYER: ProjectId = ProjectId(12);
/// `platform/api`, whose jobs are a graph.
pub(super) const SERVICE: ProjectId = ProjectId(13);
/// `docs/website`, whose configuration takes inputs.
pub(super) const WEBSITE: ProjectId = ProjectId(2);
const EMPTY: ProjectId = ProjectId(15);

/// Titles that made-up commits have.
const TITLES: [&str; 12] = [
    "Explain how to order a new badge",
    "Fix the table of contents on narrow screens",
    "Move the holiday rules to their own page",
    "Correct the phone number of the front desk",
    "Add the guide for new colleagues",
    "Describe the release train",
    "Shorten the chapter on travel",
    "Repair broken links",
    "Translate the welcome page",
    "Update the map of the building",
    "Say who to ask about laptops",
    "Use the new logo <b>everywhere</b>",
];

/// A made-up commit: its number decides its id and title.
pub(super) fn commit(seed: Seed, number: u64, author: UserId, created_at: Moment) -> Commit {
    let title = usize::try_from(seed.below(12, "title", number)).unwrap_or(0);
    Commit {
        sha: seed.hex("commit", number),
        parent: seed.hex("commit", number.wrapping_sub(1)),
        title: TITLES.get(title).copied().unwrap_or("Repair broken links"),
        author,
        created_at,
    }
}

pub(super) fn projects(seed: Seed, now: Moment) -> Vec<Project> {
    let docs = members(&[(GRACE, Role::Maintainer), (DAN, Role::Developer)]);
    let infra = members(&[(GRACE, Role::Maintainer)]);
    let project = |id: u64, group, path, description, members: &[(UserId, Role)]| Project {
        id: ProjectId(id),
        group,
        path,
        description,
        visibility: Visibility::Private,
        archived: false,
        default_branch: "main",
        ci: CiConfig::Missing,
        variables_from: VariablesFrom::Role(Role::Maintainer),
        created_at: now.plus(-(900 - i64::try_from(id).unwrap_or(0)) * DAY),
        members: members.to_vec(),
        refs: vec![git_ref(seed, now, id * 1_000, RefKind::Branch, "main")],
    };
    let public = |project: Project| Project {
        visibility: Visibility::Public,
        ..project
    };
    vec![
        public(Project {
            ci: CiConfig::Website,
            ..project(WEBSITE.0, "docs", "website", "The public pages", &docs)
        }),
        project(3, "docs", "style-guide", "How we write", &docs),
        project(
            4,
            "docs",
            "translations",
            "The handbook in other languages",
            &docs,
        ),
        project(5, "infra", "runners", "What our jobs run on", &infra),
        project(6, "infra", "monitoring", "Alerts and dashboards", &infra),
        Project {
            archived: true,
            ..project(7, "infra", "backups", "Replaced in spring", &infra)
        },
        Project {
            default_branch: "master",
            ci: CiConfig::TriggerExample,
            variables_from: VariablesFrom::Role(Role::Developer),
            created_at: now.plus(-2_400 * DAY),
            members: [
                docs.as_slice(),
                &[(GUS, Role::Guest), (LINUS, Role::Maintainer)],
            ]
            .concat(),
            refs: handbook_refs(seed, now),
            ..project(
                HANDBOOK.0,
                "docs",
                "handbook",
                "Everything a colleague needs",
                &[],
            )
        },
        Project {
            ci: CiConfig::Deployment,
            variables_from: VariablesFrom::NoOne,
            ..project(
                DEPLOYER.0,
                "infra",
                "deployer",
                "Brings releases to the servers",
                &infra,
            )
        },
        Project {
            ci: CiConfig::Service,
            variables_from: VariablesFrom::Role(Role::Developer),
            ..project(
                SERVICE.0,
                "platform",
                "api",
                "The service behind the apps",
                &docs,
            )
        },
        Project {
            ci: CiConfig::Web,
            ..project(14, "platform", "web", "The app in the browser", &docs)
        },
        project(
            EMPTY.0,
            "playground",
            "empty",
            "Nothing here yet",
            &members(&[]),
        ),
        public(project(
            16,
            "playground",
            "sandbox",
            "Try things out",
            &members(&[]),
        )),
        project(
            17,
            "mobile",
            "app",
            "The app on the phone",
            &[(GRACE, Role::Owner)],
        ),
    ]
}

const TAGS: [&str; 14] = [
    "v1.0", "v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7", "v1.8", "v1.9", "v2.0", "v2.1",
    "v2.2", "v2.3",
];

const BRANCHES: [&str; 36] = [
    "master",
    "develop",
    "release/2.4",
    "feature/#42-100%_déjà",
    "docs-only",
    "release/2.3",
    "chore/bump-markdownlint",
    "chore/new-logo",
    "chore/remove-old-css",
    "feature/accessibility-review",
    "feature/dark-mode",
    "feature/download-as-pdf",
    "feature/faster-search",
    "feature/glossary",
    "feature/offline-copy",
    "feature/onboarding-checklist",
    "feature/print-styles",
    "feature/search-as-you-type",
    "feature/sign-language-videos",
    "feature/table-of-contents",
    "feature/travel-calculator",
    "feature/version-switcher",
    "fix/broken-anchors",
    "fix/csv-export",
    "fix/double-slash-in-links",
    "fix/favicon",
    "fix/holiday-dates-2026",
    "fix/image-sizes",
    "fix/language-menu",
    "fix/phone-numbers",
    "fix/redirects",
    "fix/typos-in-chapter-4",
    "spike/<script>alert(1)</script>",
    "translations/de",
    "translations/fr",
    "translations/ja",
];

pub(super) fn handbook_refs(seed: Seed, now: Moment) -> Vec<GitRef> {
    let numbered = |names: &'static [&'static str], first: u64| (first..).step_by(10).zip(names);
    let branches = numbered(&BRANCHES, 10_000)
        .map(|(number, name)| git_ref(seed, now, number, RefKind::Branch, name));
    let tags = numbered(&TAGS, 20_000)
        .map(|(number, name)| git_ref(seed, now, number, RefKind::Tag, name));
    branches.chain(tags).collect()
}

pub(super) fn git_ref(
    seed: Seed,
    now: Moment,
    number: u64,
    kind: RefKind,
    name: &'static str,
) -> GitRef {
    let author = [ADA, GRACE, DAN][usize::try_from(number / 10 % 3).unwrap_or(0)];
    let hours = i64::try_from(seed.below(700, "commit age", number)).unwrap_or(0);
    let protection = match (kind, name) {
        (RefKind::Branch, "master" | "main") => Protection::DevelopersMerge,
        (RefKind::Branch, _) if name.starts_with("release/") => Protection::Maintainers,
        (RefKind::Tag, _) => Protection::Maintainers,
        (RefKind::Branch, _) => Protection::Open,
    };
    let created_at = now.plus(-(hours + 3) * 3_600_000);
    GitRef {
        kind,
        name,
        commit: commit(seed, number, author, created_at),
        protection,
    }
}
