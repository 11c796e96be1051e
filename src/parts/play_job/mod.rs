//! The dialog "Play NAME": starts a manual job, with variables of its own if
//! need be. Like everything that starts something it is sent once.

mod given;
mod rows;

use crate::data::command::Command;
use crate::parts::fault;
use crate::reactive::effect;
use crate::ui::dialog::Dialog;
use crate::ui::toast::Toasts;
use crate::ui::unseen::marked;
use gitlab::{Job, JobId, ProjectRef, endpoints};
use given::Given;
use leptos::prelude::*;
use std::rc::Rc;

/// The dialog's state. It outlives its opening, so that no answer is lost.
#[derive(Clone, Copy)]
pub(crate) struct PlayJob {
    open: RwSignal<bool>,
    about: RwSignal<Option<(JobId, String)>>,
    given: RwSignal<Given>,
    command: Command,
}

impl PlayJob {
    /// One that is closed.
    pub(crate) fn new() -> Self {
        let play = Self {
            open: RwSignal::new(false),
            about: RwSignal::new(None),
            given: RwSignal::new(Given::nothing()),
            command: Command::new(),
        };
        let toasts = expect_context::<Toasts>();
        effect(move || {
            if let Some(error) = play.command.refusal()
                && !play.open.get_untracked()
            {
                toasts.say(error.sentence());
            }
        });
        play
    }

    /// Opens it about the job `id`, which is called `name`.
    pub(crate) fn ask(self, id: JobId, name: String) {
        self.command.clear();
        self.given.set(Given::nothing());
        self.about.set(Some((id, name)));
        self.open.set(true);
    }

    /// The dialog; `done` is handed GitLab's answer.
    pub(crate) fn dialog(
        self,
        project: StoredValue<ProjectRef>,
        done: impl Fn(Job) + 'static,
    ) -> AnyView {
        let done: Rc<dyn Fn(Job)> = Rc::new(done);
        let done = StoredValue::new_local(done);
        let name = move || self.about.get().map(|(_, name)| name).unwrap_or_default();
        let label = Signal::derive(move || ["Play ", &name()].concat());
        view! { <Dialog open=self.open label=label>{self.form(project, done)}</Dialog> }.into_any()
    }

    fn form(self, project: StoredValue<ProjectRef>, done: Done) -> AnyView {
        let Some((id, name)) = self.about.get_untracked() else {
            return ().into_any();
        };
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            if rows::show_problem(self.given) {
                return;
            }
            let variables = self.given.with_untracked(Given::pairs);
            let endpoint = project.with_value(|it| endpoints::play_job(it, id, &variables));
            self.command.send(endpoint, move |job| {
                self.open.try_set(false);
                if let Some(done) = done.try_get_value() {
                    done(job);
                }
            });
        };
        view! {
            <form method="post" novalidate on:submit=submit>
                <div class="in">
                    <h2>"Play \u{201c}"{marked(&name)}"\u{201d}?"</h2>
                    <p class="soft">
                        "This job waits for someone to start it. Variables given here reach this \
                         job alone, and win over others of the same key."
                    </p>
                    {rows::table(self.given)}
                    {move || self.command.refusal().map(|error| fault::fault(&error, None))}
                </div>
                {self.footer()}
            </form>
        }
        .into_any()
    }

    fn footer(self) -> AnyView {
        let under_way = move || self.command.in_flight();
        view! {
            <footer>
                <button type="button" on:click=move |_| self.open.set(false)>"Cancel"</button>
                <button
                    class="primary"
                    type="submit"
                    autofocus
                    aria-disabled=move || under_way().then_some("true")
                >
                    {move || if under_way() { "Starting" } else { "Play job" }}
                </button>
            </footer>
        }
        .into_any()
    }
}

type Done = StoredValue<Rc<dyn Fn(Job)>, LocalStorage>;
