//! Parameters of API v4 that came later than 9.0. A server that does not know
//! one passes over it (R 1.4, "server age"; the others where the reference has
//! them for the newest alone).

use super::Release;

/// By the release that first has them, and the last word of the address.
const SINCE: &[(Release, &str, &[&str])] = &[
    (
        Release::V11_5,
        "pipelines",
        &[
            "status",
            "ref",
            "sha",
            "yaml_errors",
            "name",
            "username",
            "order_by",
            "sort",
        ],
    ),
    (
        Release::V19_2,
        "pipelines",
        &[
            "source",
            "created_after",
            "created_before",
            "updated_after",
            "updated_before",
        ],
    ),
    (
        Release::V19_2,
        "jobs",
        &[
            "include_retried",
            "pagination",
            "cursor",
            "order_by",
            "sort",
        ],
    ),
    (Release::V19_2, "play", &["job_variables_attributes"]),
    (Release::V19_2, "trace", &["byte_offset", "byte_limit"]),
    (Release::V19_2, "pipeline", &["inputs"]),
    (Release::V19_2, "triggers", &["expires_at"]),
    (
        Release::V19_2,
        "projects",
        &["min_access_level", "search_namespaces", "pagination"],
    ),
    (Release::V11_5, "branches", &["search"]),
    (Release::V19_2, "branches", &["sort"]),
    (Release::V11_5, "tags", &["order_by", "sort"]),
    (Release::V19_2, "tags", &["search"]),
];

impl Release {
    /// The parameters that a server of this age does not know at an address.
    pub(crate) fn unknown_parameters(self, path: &[&str]) -> impl Iterator<Item = &'static str> {
        let last = path.last().copied().unwrap_or_default();
        let later = SINCE
            .iter()
            .filter(move |(first, word, _)| *first > self && *word == last);
        let names: Vec<&str> = later
            .flat_map(|(_, _, names)| names.iter().copied())
            .collect();
        names.into_iter()
    }
}
