//! Builds that arrive while somebody reads further down: they wait, so that
//! nothing moves under the reader's eyes.

use super::listing::Build;
use super::sifted::Sifted;
use crate::reactive::{effect, memo};
use crate::ui::window::Window;
use gitlab::PipelineId;
use leptos::prelude::*;

/// Which builds are let in.
#[derive(Clone, Copy)]
pub(super) struct Newcomers {
    sifted: Memo<Sifted>,
    /// The newest build that is shown while somebody reads further down.
    newest: RwSignal<Option<PipelineId>>,
}

impl Newcomers {
    /// All of `sifted` is let in for now.
    pub(super) fn of(sifted: Memo<Sifted>) -> Self {
        Self {
            sifted,
            newest: RwSignal::new(None),
        }
    }

    /// The builds that are let in.
    pub(super) fn shown(self) -> Memo<Vec<Build>> {
        memo(move |_| {
            let newest = self.newest.get();
            self.sifted.with(|sifted| {
                let waiting = waiting(&sifted.shown, newest);
                sifted.shown[waiting..].to_vec()
            })
        })
    }

    /// Lets nobody in while the first row has been scrolled past.
    pub(super) fn wait_while_reading(self, window: Window<Build, PipelineId>) {
        let is_at_top = window.is_at_top();
        effect(move || {
            let newest = if is_at_top.get() {
                None
            } else {
                let first = |sifted: &Sifted| sifted.shown.first().map(|build| build.id);
                self.sifted.with_untracked(first)
            };
            self.newest.set(newest);
        });
    }

    /// The button that lets them in, where there are any.
    pub(super) fn button(self, window: Window<Build, PipelineId>) -> AnyView {
        let count = memo(move |_| {
            let newest = self.newest.get();
            self.sifted.with(|sifted| waiting(&sifted.shown, newest))
        });
        let press = move |_| {
            self.newest.set(None);
            let first = |sifted: &Sifted| sifted.shown.first().map(|build| build.id);
            if let Some(first) = self.sifted.with_untracked(first) {
                window.go_to(first);
            }
        };
        let words = |count: usize| match count {
            1 => "1 new build".to_owned(),
            count => [&count.to_string(), " new builds"].concat(),
        };
        view! {
            <div class="newcomers" role="status">
                {move || {
                    let count = count.get();
                    (count > 0).then(|| {
                        view! {
                            <button type="button" class="primary" on:click=press>
                                {words(count)}
                            </button>
                        }
                    })
                }}
            </div>
        }
        .into_any()
    }
}

/// How many of the builds, which come newest first, are newer than `newest`.
/// Where all are, the list has begun anew and nothing is left to be read.
fn waiting(builds: &[Build], newest: Option<PipelineId>) -> usize {
    let newer = newest.map_or(0, |newest| {
        builds.partition_point(|build| build.id > newest)
    });
    if newer < builds.len() { newer } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::samples::build;
    use super::*;
    use gitlab::Status;
    use std::sync::Arc;

    #[test]
    fn only_what_is_newer_waits() {
        let builds: Vec<Build> = [9, 8, 5, 3]
            .into_iter()
            .map(|id| Arc::new(build(id, Status::Success)))
            .collect();
        for (newest, count) in [
            (None, 0),
            (Some(9), 0),
            (Some(8), 1),
            (Some(7), 2),
            (Some(1), 0),
        ] {
            assert_eq!(waiting(&builds, newest.map(PipelineId)), count);
        }
        assert_eq!(waiting(&[], Some(PipelineId(1))), 0);
    }
}
