//! Every screen as a value, and its address as text: the one place that
//! writes or reads a path of ours.
//!
//! Paths and queries are read from the browser's own address once and decoded
//! once: a variable's value such as `100%25` or one with a line feed arrives as
//! it was written.

use gitlab::{JobId, PipelineId, ProjectRef, read_pairs, write_pairs};

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// Connecting to a GitLab.
    Connect,
    /// The list of projects.
    Projects,
    /// The triggers of every project.
    Inventory,
    /// The same in numbers.
    Review,
    /// A project's triggers.
    Triggers(ProjectRef),
    /// Starting a build through a trigger.
    Run(ProjectRef),
    /// A project's builds.
    Builds(ProjectRef),
    /// The builds of all favourite projects.
    FavouriteBuilds,
    /// One build.
    Build(ProjectRef, PipelineId),
    /// One job of a build.
    Job(ProjectRef, JobId),
    /// Two builds side by side.
    Compare(ProjectRef, PipelineId, PipelineId),
    /// What is kept and how it looks.
    Settings,
    /// An address that is none of ours, carried for the sentence about it.
    Unknown(String),
}

impl Route {
    /// The screen at `path`, which begins with `/` and is relative to where the
    /// console is served.
    pub(crate) fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Self::known(&parts).unwrap_or_else(|| Self::Unknown(path.to_owned()))
    }

    fn known(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Projects,
            ["connect"] => Self::Connect,
            ["settings"] => Self::Settings,
            ["builds"] => Self::FavouriteBuilds,
            ["triggers"] => Self::Inventory,
            ["triggers", "review"] => Self::Review,
            ["projects", project, rest @ ..] => {
                let project = ProjectRef::parse(project)?;
                match rest {
                    ["triggers"] => Self::Triggers(project),
                    ["run"] => Self::Run(project),
                    ["builds"] => Self::Builds(project),
                    ["builds", build] => Self::Build(project, PipelineId::parse(build)?),
                    ["jobs", job] => Self::Job(project, JobId::parse(job)?),
                    ["compare", first, second] => {
                        let (first, second) =
                            (PipelineId::parse(first)?, PipelineId::parse(second)?);
                        Self::Compare(project, first, second)
                    }
                    _ => return None,
                }
            }
            _ => return None,
        })
    }

    /// The screen's path, relative to where the console is served.
    pub(crate) fn path(&self) -> String {
        let within = |project: &ProjectRef, rest: &str| {
            let mut path = String::from("/projects/");
            path.push_str(&project.segment());
            path.push('/');
            path.push_str(rest);
            path
        };
        match self {
            Self::Connect => "/connect".to_owned(),
            Self::Projects => "/".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::FavouriteBuilds => "/builds".to_owned(),
            Self::Inventory => "/triggers".to_owned(),
            Self::Review => "/triggers/review".to_owned(),
            Self::Triggers(project) => within(project, "triggers"),
            Self::Run(project) => within(project, "run"),
            Self::Builds(project) => within(project, "builds"),
            Self::Build(project, build) => within(project, &format!("builds/{}", build.0)),
            Self::Job(project, job) => within(project, &format!("jobs/{}", job.0)),
            Self::Compare(project, first, second) => {
                within(project, &format!("compare/{}/{}", first.0, second.0))
            }
            Self::Unknown(path) => path.clone(),
        }
    }

    /// The project this screen belongs to.
    pub(crate) fn project(&self) -> Option<&ProjectRef> {
        match self {
            Self::Triggers(project)
            | Self::Run(project)
            | Self::Builds(project)
            | Self::Build(project, _)
            | Self::Job(project, _)
            | Self::Compare(project, ..) => Some(project),
            Self::Connect
            | Self::Projects
            | Self::FavouriteBuilds
            | Self::Inventory
            | Self::Review
            | Self::Settings
            | Self::Unknown(_) => None,
        }
    }
}

/// The pairs of an address's query, decoded, in order; a name may come twice.
pub(crate) type QueryPairs = Vec<(String, String)>;

/// A screen with the state that its address carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// Which screen.
    pub(crate) route: Route,
    /// Its filters or form.
    pub(crate) query: QueryPairs,
}

impl Address {
    /// The address of `route` with nothing in its query.
    pub(crate) fn of(route: Route) -> Self {
        Self {
            route,
            query: Vec::new(),
        }
    }

    /// Reads `/path?query`, as written by [`Address::text`] or by a person.
    pub(crate) fn parse(text: &str) -> Self {
        let text = text.split('#').next().unwrap_or_default();
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        Self {
            route: Route::parse(path),
            query: read_pairs(query),
        }
    }

    /// Writes `/path?query`.
    pub(crate) fn text(&self) -> String {
        let mut text = self.route.path();
        if !self.query.is_empty() {
            text.push('?');
            text.push_str(&write_pairs(&self.query));
        }
        text
    }

    /// The first value of `name` in the query.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::ProjectId;

    fn every_route() -> Vec<Route> {
        let by_id = || ProjectRef::Id(ProjectId(9));
        let by_path = || ProjectRef::Path("docs/hand-book/ü".to_owned());
        vec![
            Route::Connect,
            Route::Projects,
            Route::Settings,
            Route::FavouriteBuilds,
            Route::Inventory,
            Route::Review,
            Route::Triggers(by_id()),
            Route::Run(by_path()),
            Route::Builds(by_path()),
            Route::Build(by_id(), PipelineId(1405)),
            Route::Job(by_path(), JobId(7)),
            Route::Compare(by_path(), PipelineId(7), PipelineId(1405)),
        ]
    }

    #[test]
    fn every_route_comes_back_from_its_path() {
        for route in every_route() {
            assert_eq!(Route::parse(&route.path()), route, "{}", route.path());
        }
    }

    #[test]
    fn a_path_that_is_none_of_ours_is_carried() {
        for path in [
            "/nowhere",
            "/projects/9",
            "/projects/9/builds/x",
            "/projects/9/builds/1/2",
            "/projects/9/compare/1",
            "/projects/9/compare/1/x",
        ] {
            assert_eq!(Route::parse(path), Route::Unknown(path.to_owned()));
        }
    }

    #[test]
    fn a_value_survives_the_address_byte_for_byte() {
        for value in ["100%25", "a\nb", "a+b c", "x=y&z#w", "", "ü€🚀", "%"] {
            let address = Address {
                route: Route::Run(ProjectRef::Id(ProjectId(9))),
                query: vec![("var[KEY]".to_owned(), value.to_owned())],
            };
            assert_eq!(Address::parse(&address.text()), address, "{value:?}");
        }
    }
}
