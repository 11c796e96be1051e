//! What is asked to find out which variables are described: GraphQL, as GitLab's
//! own form does; and where that does not tell, the file.

use super::super::form::RunForm;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::project::PresentProject;
use crate::parts::role::Role;
use crate::reactive::{effect, memo};
use crate::ui::settled::settled;
use gitlab::{
    AccessLevel, ApiError, DescribedVariable, DescribedVariables, ErrorKind, GitRef, endpoints,
};
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key of a ref GitLab is asked.
const TYPING: Duration = Duration::from_millis(600);
/// How long GitLab may take to work them out before the file is read instead.
const PATIENCE: Duration = Duration::from_secs(20);

/// What there is to say of a ref's described variables.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// Nothing: not known yet, or nothing to know.
    Nothing,
    /// Why they are not known.
    Note(&'static str),
    /// These.
    Variables(Vec<DescribedVariable>),
}

/// The two questions.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    graph: Query<DescribedVariables>,
    file: Query<Vec<u8>>,
}

impl Asked {
    /// Asks for the ref of `form`, and anew for each other one.
    pub(super) fn follow(form: RunForm) -> Self {
        let present = expect_context::<PresentProject>();
        let project = form.project.get_value();
        let name = settled(
            move || form.git_ref.with(|name| name.trim().to_owned()),
            TYPING,
        );
        let git_ref = memo(move |_| {
            let name = name.get();
            (!name.is_empty()).then(|| GitRef::new(&name))
        });
        let path = memo(move |_| present.get().map(|project| project.path_with_namespace));
        let role = memo(move |_| Role::present(present).reaches(AccessLevel::DEVELOPER));
        // The ref for which GitLab took too long.
        let given_up = RwSignal::new(None::<GitRef>);
        let too_long =
            memo(move |_| given_up.with(Option::is_some) && given_up.get() == git_ref.get());
        let graph = Query::new(
            move || {
                let git_ref = git_ref
                    .get()
                    .filter(|_| role.get() == Some(true) && !too_long.get())?;
                Some(endpoints::described_variables(&path.get()?, &git_ref))
            },
            |known| match known {
                DescribedVariables::Awaited => Activity::UnderWay,
                DescribedVariables::Known(_) => Activity::Settled,
            },
        );
        give_up_in_time(graph, git_ref, given_up);
        let failed = memo(move |_| graph.state().with(|load| matches!(load, Load::Failed(_))));
        let file = Query::new(
            move || {
                let instead = role.get() == Some(false) || too_long.get() || failed.get();
                let git_ref = git_ref.get().filter(|_| instead)?;
                Some(endpoints::ci_file(&project, &git_ref))
            },
            |_| Activity::Settled,
        );
        Self { graph, file }
    }

    /// What is known now; whoever reads it is told of changes.
    pub(super) fn found(self) -> Found {
        let of_graph = self.graph.state().with(|load| match load.value() {
            Some(DescribedVariables::Known(variables)) => Some(Found::Variables(variables.clone())),
            Some(DescribedVariables::Awaited) | None => None,
        });
        of_graph.unwrap_or_else(|| self.file.state().with(of_file))
    }
}

/// Stops asking for a ref that GitLab does not work out in time: for those who
/// may not know, it answers the same.
fn give_up_in_time(
    graph: Query<DescribedVariables>,
    git_ref: Memo<Option<GitRef>>,
    given_up: RwSignal<Option<GitRef>>,
) {
    let awaited = memo(move |_| {
        let awaited = graph
            .state()
            .with(|load| load.value() == Some(&DescribedVariables::Awaited));
        git_ref.get().filter(|_| awaited)
    });
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let clear = move || {
        timer.try_update_value(|timer| timer.take().map(|handle| handle.clear()));
    };
    effect(move || {
        clear();
        if let Some(git_ref) = awaited.get() {
            let over = move || {
                given_up.try_set(Some(git_ref.clone()));
            };
            timer.set_value(set_timeout_with_handle(over, PATIENCE).ok());
        }
    });
    on_cleanup(clear);
}

fn of_file(load: &Load<Vec<u8>>) -> Found {
    match load {
        Load::Idle | Load::Loading | Load::Slow => Found::Nothing,
        Load::Failed(error) => Found::Note(why(error)),
        Load::Ready { value, .. } => match snippets::described(&String::from_utf8_lossy(value)) {
            Some(read) => Found::Variables(read.into_iter().map(variable).collect()),
            None => Found::Note(
                "The .gitlab-ci.yml of this ref could not be read, so the variables that it \
                 describes are not offered.",
            ),
        },
    }
}

fn why(error: &ApiError) -> &'static str {
    match error.kind {
        ErrorKind::NotFound => {
            "This ref is not there or has no .gitlab-ci.yml, so no variables are offered."
        }
        ErrorKind::Forbidden | ErrorKind::ScopeTooSmall { .. } => {
            "You may not see which variables the configuration describes. Any others can be typed."
        }
        _ => "Which variables the configuration describes could not be read. Any can be typed.",
    }
}

fn variable(read: snippets::Described) -> DescribedVariable {
    DescribedVariable {
        key: read.key,
        value: read.value,
        description: read.description,
        options: read.options,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::Doing;

    fn file(text: &str) -> Found {
        of_file(&Load::Ready {
            value: text.as_bytes().to_vec(),
            stale: None,
        })
    }

    #[test]
    fn a_file_tells_what_it_describes_or_that_it_cannot_be_read() {
        let text = "variables:\n  A:\n    description: why\n    value: x\n";
        let Found::Variables(variables) = file(text) else {
            unreachable!("it was read")
        };
        assert_eq!(
            (variables[0].key.as_str(), variables[0].value.as_str()),
            ("A", "x")
        );
        assert!(matches!(file("\u{0}not a file"), Found::Note(_)));
        let late = ApiError::timed_out(Doing::ReadConfiguration);
        assert!(matches!(of_file(&Load::Failed(late)), Found::Note(_)));
        assert_eq!(of_file(&Load::Loading), Found::Nothing);
    }
}
