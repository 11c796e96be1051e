//! What was read of a pasted text, and what was not.

use crate::data::session::Session;
use crate::pages::run::form::RunForm;
use crate::parts::project::PresentProject;
use crate::ui::unseen::marked;
use gitlab::{Instance, MARKER, Project, ProjectRef};
use leptos::prelude::*;
use snippets::{Leftover, ReadToken, Reading, Schedule};

/// The reading in a few lines.
pub(super) fn told(form: RunForm, reading: &Reading) -> AnyView {
    let elsewhere = elsewhere(form, reading);
    view! {
        <p class="paste-kind">"Read as "<b>{reading.kind.label()}</b>"."</p>
        {(!reading.is_empty()).then(|| facts(reading))}
        {elsewhere.map(|sentence| view! { <p class="warning small">{sentence}</p> })}
        {leftovers(&reading.not_understood)}
    }
    .into_any()
}

fn facts(reading: &Reading) -> AnyView {
    let row = |name: &'static str, value: String| {
        view! { <dt>{name}</dt><dd>{marked(&value)}</dd> }
    };
    let count = |rows: usize, names: Vec<&str>| (rows > 0).then(|| names.join(", "));
    let variables = reading
        .variables
        .iter()
        .map(|row| row.key.as_str())
        .collect();
    let inputs = reading.inputs.iter().map(|row| row.name.as_str()).collect();
    let schedule = reading.schedule.as_deref().map(|fields| {
        Schedule::parse(fields).map_or_else(|_| fields.to_owned(), |schedule| schedule.words())
    });
    view! {
        <dl class="paste-facts">
            {reading.git_ref.clone().map(|name| row("Branch or tag", name))}
            {token(reading).map(|words| row("Token", words))}
            {count(reading.variables.len(), variables).map(|names| row("Variables", names))}
            {count(reading.inputs.len(), inputs).map(|names| row("Inputs", names))}
            {schedule.map(|words| row("Runs", words))}
        </dl>
    }
    .into_any()
}

/// Where the token comes from; never the token.
fn token(reading: &Reading) -> Option<String> {
    match reading.token.as_ref()? {
        ReadToken::Real(_) => Some("written out in the text; it chooses the trigger".to_owned()),
        ReadToken::ByName(name) => Some(format!(
            "${name}, read where the call runs: the chosen trigger stays"
        )),
        ReadToken::File(path) => Some(format!(
            "the file {path}, read where the call runs: the chosen trigger stays"
        )),
    }
}

/// That the text calls another project or GitLab than the one that is open.
fn elsewhere(form: RunForm, reading: &Reading) -> Option<String> {
    let open = form.project.get_value();
    let known = expect_context::<PresentProject>().get();
    let here = expect_context::<Session>().instance();
    let (gitlab, project) = within(
        here.as_ref(),
        reading.gitlab.as_deref(),
        reading.project.as_deref(),
    );
    let other_project = project.filter(|name| !is_same_project(name, &open, known.as_ref()));
    let other_gitlab = gitlab
        .as_deref()
        .filter(|address| !is_same_gitlab(address, here.as_ref()));
    let what = match (other_gitlab, other_project) {
        (None, None) => return None,
        (Some(gitlab), None) => ["the GitLab ", gitlab].concat(),
        (None, Some(project)) => ["the project ", project].concat(),
        (Some(gitlab), Some(project)) => ["the project ", project, " on ", gitlab].concat(),
    };
    Some(
        [
            "This calls ",
            &what,
            ". The form stays with the project that is open here: check that this is what you want.",
        ]
        .concat(),
    )
}

/// The GitLab and the project as they were read. In a link to a page nothing tells where
/// the folder of a GitLab ends and the project begins, so the folder of the connected one
/// is taken off the project.
fn within<'a>(
    here: Option<&Instance>,
    gitlab: Option<&str>,
    project: Option<&'a str>,
) -> (Option<String>, Option<&'a str>) {
    let of_here = here
        .zip(gitlab)
        .zip(project)
        .and_then(|((here, gitlab), project)| {
            let folder = here
                .base()
                .strip_prefix(&here.origin())?
                .trim_matches('/')
                .to_owned();
            let project = project.strip_prefix(&folder)?.strip_prefix('/')?;
            let whole = [gitlab.trim_end_matches('/'), "/", &folder].concat();
            is_same_gitlab(&whole, Some(here)).then_some((Some(whole), Some(project)))
        });
    of_here.unwrap_or((gitlab.map(str::to_owned), project))
}

fn is_same_project(named: &str, open: &ProjectRef, known: Option<&Project>) -> bool {
    let is_open = open.to_string() == named;
    let is_known = known.is_some_and(|project| {
        project.id.to_string() == named || project.path_with_namespace == named
    });
    is_open || is_known
}

fn is_same_gitlab(address: &str, here: Option<&Instance>) -> bool {
    let named = Instance::parse(address).ok();
    match (named, here) {
        (Some(named), Some(here)) => named == *here,
        // Without a connection there is nothing to differ from.
        (_, None) => true,
        (None, Some(_)) => false,
    }
}

/// Whether it names the trigger for Builds. A build that is started here is named anew.
fn is_marker(leftover: &Leftover) -> bool {
    leftover
        .text
        .strip_prefix(MARKER)
        .is_some_and(|rest| rest.starts_with(['=', ':']))
}

fn leftovers(leftovers: &[Leftover]) -> Option<AnyView> {
    let leftovers: Vec<_> = leftovers.iter().filter(|it| !is_marker(it)).collect();
    let item = |leftover: &Leftover| {
        let text = (!leftover.text.is_empty())
            .then(|| view! { <code class="mono">{marked(&leftover.text)}</code>" " });
        view! { <li>{text}<span class="soft">{leftover.why.sentence()}</span></li> }
    };
    (!leftovers.is_empty()).then(|| {
        view! {
            <h3>"Not taken over"</h3>
            <ul class="paste-left small">{leftovers.into_iter().map(item).collect_view()}</ul>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::ProjectId;

    #[test]
    fn a_project_is_the_open_one_by_number_or_path() {
        let open = ProjectRef::Id(ProjectId(9));
        assert!(is_same_project("9", &open, None));
        assert!(!is_same_project("docs/handbook", &open, None));
        let open = ProjectRef::Path("docs/handbook".to_owned());
        assert!(is_same_project("docs/handbook", &open, None));
    }

    #[test]
    fn the_folder_of_the_connected_gitlab_is_no_part_of_a_project() {
        let here = Instance::parse("https://example.com/gitlab").ok();
        let of = |gitlab, project| within(here.as_ref(), Some(gitlab), Some(project));
        let told = |gitlab: &str, project| (Some(gitlab.to_owned()), Some(project));
        assert_eq!(
            of("https://example.com", "gitlab/docs/handbook"),
            told("https://example.com/gitlab", "docs/handbook")
        );
        for (gitlab, project) in [
            ("https://example.com/gitlab", "docs/handbook"),
            ("https://example.com", "gitlabs/handbook"),
            ("https://example.org", "gitlab/docs/handbook"),
        ] {
            assert_eq!(of(gitlab, project), told(gitlab, project));
        }
        let here = Instance::parse("https://example.com").ok();
        assert_eq!(
            within(here.as_ref(), Some("https://example.com"), Some("docs/x")),
            told("https://example.com", "docs/x")
        );
        assert_eq!(within(None, None, None), (None, None));
    }

    #[test]
    fn only_the_marker_itself_is_left_out_of_what_is_left_over() {
        let call = |field: &str| {
            format!(
                "curl -F token=4f1c9a -F ref=main -F {field} https://a.example/api/v4/projects/9/trigger/pipeline"
            )
        };
        for (field, is) in [
            ("pullcord_trigger=10", true),
            ("pullcord_triggers=10", false),
        ] {
            let reading = snippets::read(&call(field));
            let found: Vec<_> = reading.not_understood.iter().map(is_marker).collect();
            assert_eq!(found, [is], "{:?}", reading.not_understood);
        }
    }

    #[test]
    fn a_gitlab_is_the_connected_one_however_it_is_written() {
        let here = Instance::parse("https://gitlab.example.com").ok();
        for (address, same) in [
            ("https://gitlab.example.com", true),
            ("https://GitLab.example.com/", true),
            ("https://gitlab.example.org", false),
            ("http://gitlab.example.com", false),
            ("not an address", false),
        ] {
            assert_eq!(is_same_gitlab(address, here.as_ref()), same, "{address}");
        }
        assert!(is_same_gitlab("https://gitlab.example.org", None));
    }
}
