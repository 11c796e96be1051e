//! Where the log comes from: asked again while the job is at work, once more
//! when it is over.

mod intake;
mod poll;
mod reading;
mod receipt;

pub(super) use reading::Reading;

use super::scene::{Extent, Scene};
use crate::data::load::{Load, Phase};
use crate::parts::fault;
use crate::reactive::{effect, memo};
use gitlab::{Job, JobId, ProjectRef};
use intake::Intake;
use leptos::prelude::*;
use poll::Poll;
use std::cell::RefCell;
use std::rc::Rc;

/// The log of one job, kept up to date.
#[derive(Clone, Copy)]
pub(super) struct Feed {
    /// What there is to read.
    pub(super) reading: Memo<Reading>,
    /// How much was read.
    pub(super) extent: RwSignal<Extent>,
    /// What was read.
    scene: StoredValue<Rc<RefCell<Scene>>, LocalStorage>,
    load: RwSignal<Load<()>>,
    poll: StoredValue<Rc<Poll>, LocalStorage>,
}

impl Feed {
    /// Follows the log of `job`, whose number is `id`.
    pub(super) fn of(project: &ProjectRef, id: JobId, job: Memo<Job>) -> Self {
        let reading = memo(move |_| job.with(Reading::of));
        let scene = Rc::new(RefCell::new(Scene::default()));
        let (extent, load) = (RwSignal::new(Extent::default()), RwSignal::new(Load::Idle));
        let intake = Intake::new(Rc::clone(&scene), extent);
        let poll = Poll::new(project.clone(), id, intake, load);
        let feed = Self {
            reading,
            extent,
            scene: StoredValue::new_local(scene),
            load,
            poll: StoredValue::new_local(Rc::clone(&poll)),
        };
        let asked = Rc::clone(&poll);
        effect(move || asked.follow(reading.get()));
        let seen = Rc::clone(&poll);
        effect(move || seen.follow_visibility());
        let last = send_wrapper::SendWrapper::new(poll);
        on_cleanup(move || last.stop());
        feed
    }

    /// Looks at what was read; `None` when the page is being taken down.
    pub(super) fn scene<R>(self, look: impl FnOnce(&mut Scene) -> R) -> Option<R> {
        let scene = self.scene.try_get_value()?;
        let mut scene = scene.try_borrow_mut().ok()?;
        Some(look(&mut scene))
    }

    /// Whether the first answer is still awaited: `Some(true)` if for long.
    pub(super) fn awaited(self) -> Option<bool> {
        self.load.with(|load| match load {
            Load::Loading => Some(false),
            Load::Slow => Some(true),
            Load::Idle | Load::Ready { .. } | Load::Failed(_) => None,
        })
    }

    /// Why the log, or the newest of it, could not be had.
    pub(super) fn trouble(self) -> AnyView {
        let trouble = memo(move |_| {
            self.load.with(|load| match load.phase() {
                Phase::Failed(error) => Some((error, true)),
                Phase::Quiet | Phase::Waiting | Phase::Shown => {
                    load.stale().map(|error| (error.clone(), false))
                }
            })
        });
        let again = move |()| {
            if let Some(poll) = self.poll.try_get_value() {
                poll.ask_again();
            }
        };
        let told = move || {
            trouble.get().map(|(error, is_final)| {
                if is_final {
                    fault::fault(&error, Some(Callback::new(again)))
                } else {
                    fault::stale(&error)
                }
            })
        };
        told.into_any()
    }
}
