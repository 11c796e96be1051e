//! Connecting with a trigger token only: a project and its token, no account.

use super::form::fill_url;
use super::keep_choice::keep_choice;
use super::next::lead_on_to_run;
use crate::browser::location::Location;
use crate::data::connection::{Keep, Key, SignedIn, TriggerOnly};
use crate::data::session::Session;
use crate::ui::field::Field;
use gitlab::{Instance, ProjectRef, Token};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A text that is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typed {
    text: RwSignal<String>,
    problem: RwSignal<Option<String>>,
}

impl Typed {
    fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
        }
    }

    /// What `read` makes of the text; where it makes nothing of it, why not is
    /// said beside the field.
    fn read<T>(self, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let read = self.text.with_untracked(|text| read(text.trim()));
        self.problem.set(read.as_ref().err().cloned());
        read.ok()
    }

    fn error(self) -> Signal<Option<String>> {
        Signal::derive(move || self.problem.get())
    }
}

/// The form.
pub(crate) fn form() -> AnyView {
    let location = expect_context::<Location>();
    let session = expect_context::<Session>();
    let (url, project, token) = (Typed::new(), Typed::new(), Typed::new());
    let keep = RwSignal::new(Keep::default());
    fill_url(url.text);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let instance = url.read(|text| Instance::parse(text).map_err(|it| it.to_string()));
        let named = project.read(|text| read_project(text, instance.as_ref()));
        let given = token.read(read_token);
        if let (Some(instance), Some(project), Some(token)) = (instance, named, given) {
            let key = Key::Trigger(instance.base(), project.clone());
            let label = session.roster().label_for(&key, &instance);
            let keep = keep.get_untracked();
            spawn_local(async move {
                let server = session.meet_openly(&instance).await;
                session.take_in(SignedIn::Trigger(TriggerOnly {
                    instance,
                    project: project.clone(),
                    token,
                    server,
                    keep,
                    label,
                }));
                lead_on_to_run(location, project);
            });
        }
    };
    view! {
        <form class="card" method="post" novalidate on:submit=submit>
            <div class="form">
                <p class="soft">
                    "Without an account you can start builds of one project and write calls for \
                     it. Triggers, builds and logs are shown only to an account."
                </p>
                <Field
                    label="GitLab URL"
                    value=url.text
                    placeholder="https://gitlab.example.com"
                    error=url.error()
                />
                <Field
                    label="Project"
                    value=project.text
                    placeholder="group/name"
                    hint="Its number, its path or its address."
                    error=project.error()
                />
                <Field
                    label="Trigger token"
                    value=token.text
                    kind="password"
                    hint="From a maintainer of the project. It is sent only when you start a \
                          build: before that it cannot be known whether the token is good."
                    error=token.error()
                />
                {keep_choice(keep)}
            </div>
            <footer><button class="primary" type="submit">"Connect"</button></footer>
        </form>
    }
    .into_any()
}

/// The project that `text` names: a number, a path, or an address of `instance`.
fn read_project(text: &str, instance: Option<&Instance>) -> Result<ProjectRef, String> {
    let base = instance.map(Instance::base).unwrap_or_default();
    let path = text.strip_prefix(base.as_str()).unwrap_or(text);
    // GitLab's own pages of a project are below `/-/`.
    let path = path.split("/-/").next().unwrap_or(path);
    ProjectRef::parse(path).ok_or_else(|| {
        "Enter the number of the project, or its path with its group, such as docs/handbook."
            .to_owned()
    })
}

fn read_token(text: &str) -> Result<Token, String> {
    let token = Token::new(text);
    if token.is_empty() {
        return Err("Paste the trigger token that you were given.".to_owned());
    }
    if text.starts_with("glpat-") {
        return Err(
            "This is an access token. Use it under “Use an access token”, or paste a trigger's \
             token here."
                .to_owned(),
        );
    }
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::ProjectId;

    #[test]
    fn a_project_is_read_as_number_path_or_address() {
        let instance = Instance::parse("https://gitlab.example.com/git").unwrap();
        let by_path = ProjectRef::Path("docs/handbook".to_owned());
        for (text, project) in [
            ("9", Some(ProjectRef::Id(ProjectId(9)))),
            ("docs/handbook", Some(by_path.clone())),
            (
                "https://gitlab.example.com/git/docs/handbook",
                Some(by_path.clone()),
            ),
            (
                "https://gitlab.example.com/git/docs/handbook/-/settings/ci_cd",
                Some(by_path),
            ),
            ("https://gitlab.example.org/docs/handbook", None),
            ("handbook", None),
            ("", None),
        ] {
            assert_eq!(read_project(text, Some(&instance)).ok(), project, "{text}");
        }
    }

    #[test]
    fn an_access_token_is_told_from_a_triggers() {
        assert!(read_token("glptt-4f1c").is_ok());
        assert!(read_token("6d056f63e50fe6f8c5f8f4aa10edb7").is_ok());
        assert!(read_token("").is_err_and(|why| why.contains("Paste")));
        assert!(read_token("glpat-4f1c").is_err_and(|why| why.contains("access token")));
    }
}
