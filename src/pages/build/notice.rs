//! A notification when the build ends, for whoever asked for one.

use super::BuildPage;
use crate::browser::notification;
use crate::parts::project::PresentProject;
use crate::reactive::{effect, memo};
use crate::ui::toast::Toasts;
use gitlab::Status;
use leptos::prelude::*;
use leptos::task::spawn_local;

const DENIED: &str = "This browser does not let Pullcord notify you. Allow notifications for this \
    page in the browser's settings, then press again.";

/// Whether somebody wants to be told of the end.
#[derive(Clone, Copy)]
pub(super) struct Notice {
    wanted: RwSignal<bool>,
    denied: RwSignal<bool>,
}

impl Notice {
    /// Nobody yet; tells of the end of `page`'s build once somebody does.
    pub(super) fn new(page: BuildPage) -> Self {
        let notice = Self {
            wanted: RwSignal::new(false),
            denied: RwSignal::new(false),
        };
        let status = page.status();
        let project = expect_context::<PresentProject>();
        effect(move || page.build.go_on_hidden(notice.wanted.get()));
        effect(move || {
            let Some(status) = status.get().filter(|status| !status.is_active()) else {
                return;
            };
            if notice.wanted.get_untracked() {
                notice.wanted.set(false);
                let project = untrack(|| project.get()).map(|it| it.path_with_namespace);
                let git_ref =
                    untrack(|| page.with(|build| build.basic.git_ref.as_str().to_owned()));
                let about = [project, git_ref].into_iter().flatten();
                let body = about.collect::<Vec<_>>().join(", ");
                notification::show(&title(&page.name(), &status), &body, &page.name());
            }
        });
        notice
    }

    /// The button, while the build is under way and where the browser has
    /// notifications.
    pub(super) fn button(self, page: BuildPage) -> AnyView {
        let status = page.status();
        let active = memo(move |_| status.get().is_some_and(|status| status.is_active()));
        let exist = notification::exist();
        (move || (exist && active.get()).then(|| self.drawn())).into_any()
    }

    fn drawn(self) -> AnyView {
        let toasts = expect_context::<Toasts>();
        let press = move |_| {
            if self.wanted.get_untracked() {
                self.wanted.set(false);
                return;
            }
            spawn_local(async move {
                let allowed = notification::allowed().await;
                self.wanted.try_set(allowed);
                self.denied.try_set(!allowed);
                if allowed {
                    toasts
                        .say("You will be notified when the build ends, while this page is open.");
                }
            });
        };
        view! {
            <button
                type="button"
                class="toggle"
                aria-pressed=move || self.wanted.get().to_string()
                title="Shows a notification of the browser once the build has ended"
                on:click=press
            >
                "Notify me"
            </button>
        }
        .into_any()
    }

    /// Why there will be no notification, after somebody asked for one.
    pub(super) fn refusal(self) -> AnyView {
        (move || {
            self.denied
                .get()
                .then(|| view! { <p class="notice" role="alert">{DENIED}</p> })
        })
        .into_any()
    }
}

/// "Build #7 passed".
fn title(name: &str, status: &Status) -> String {
    let how = match status {
        Status::Success => "passed".to_owned(),
        Status::Failed => "failed".to_owned(),
        Status::Manual => "waits for someone to start a job".to_owned(),
        other => ["is now ", &other.word().to_lowercase()].concat(),
    };
    [name, " ", &how].concat()
}

#[cfg(test)]
mod tests {
    use super::title;
    use gitlab::Status;

    #[test]
    fn the_title_says_how_it_ended() {
        for (status, words) in [
            (Status::Success, "Build #7 passed"),
            (Status::Failed, "Build #7 failed"),
            (Status::Canceled, "Build #7 is now canceled"),
            (Status::Manual, "Build #7 waits for someone to start a job"),
        ] {
            assert_eq!(title("Build #7", &status), words);
        }
    }
}
