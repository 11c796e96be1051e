//! What the parts of the page share.

use crate::data::command::Command;
use crate::data::session::Session;
use crate::pages::triggers::listing::Listing;
use crate::pages::triggers::new_trigger::Created;
use crate::pages::triggers::order::Order;
use crate::pages::triggers::order::arranged;
use crate::parts::rights::{read_only_reason, reason_below};
use crate::parts::trigger::revealed::Revealed;
use crate::reactive::{effect, memo};
use crate::ui::toast::Toasts;
use gitlab::{AccessLevel, ProjectRef, Trigger, TriggerId, UserId};
use leptos::prelude::*;

/// The page's state.
#[derive(Clone, Copy)]
pub(super) struct TriggersPage {
    /// The project.
    pub(super) project: StoredValue<ProjectRef>,
    /// What is known of its triggers.
    pub(super) listing: Listing,
    /// What is typed into the filter.
    pub(super) filter: RwSignal<String>,
    /// By what the table is sorted.
    pub(super) order: RwSignal<Order>,
    /// The rows of the table, in their order.
    pub(super) shown: Memo<Vec<Trigger>>,
    /// The trigger a person chose for the snippets.
    pub(super) choice: RwSignal<Option<TriggerId>>,
    /// The trigger the snippets are for.
    pub(super) chosen: Memo<Option<TriggerId>>,
    /// The trigger that was just added here.
    pub(super) created: RwSignal<Option<Created>>,
    /// Which token can be read.
    pub(super) revealed: Revealed,
    /// The dialog for adding one.
    pub(super) adding: Asking,
    /// The dialog for changing one.
    pub(super) editing: Asking,
    /// The dialog for revoking one.
    pub(super) revoking: Asking,
    /// The dialog for replacing one.
    pub(super) rotating: Asking,
    /// Why nothing may be changed with this account's token, if so.
    pub(super) read_only: Memo<Option<String>>,
    /// Why this person may not revoke triggers here, if so.
    pub(super) no_revoking: Memo<Option<String>>,
    /// Why this person may not replace triggers here, if so.
    pub(super) no_rotating: Memo<Option<String>>,
    /// Whose account it is.
    pub(super) me: Memo<Option<UserId>>,
}

impl TriggersPage {
    /// The state of a page about `project`, whose table follows `filter` and
    /// `order`. Lives as long as the current owner.
    pub(super) fn new(
        project: ProjectRef,
        filter: RwSignal<String>,
        order: RwSignal<Order>,
    ) -> Self {
        let session = expect_context::<Session>();
        let listing = Listing::new(project.clone());
        let all = listing.all();
        let shown = memo(move |_| all.with(|all| arranged(all, &filter.get(), order.get())));
        let choice = RwSignal::new(None);
        Self {
            project: StoredValue::new(project),
            listing,
            filter,
            order,
            shown,
            choice,
            chosen: memo(move |before: Option<&Option<TriggerId>>| {
                all.with(|all| chosen(all, choice.get(), before.copied().flatten()))
                    .or_else(|| shown.with_untracked(|shown| shown.first().map(|first| first.id)))
            }),
            created: RwSignal::new(None),
            revealed: Revealed::new(),
            adding: Asking::new(listing),
            editing: Asking::new(listing),
            revoking: Asking::new(listing),
            rotating: Asking::new(listing),
            read_only: memo(|_| read_only_reason()),
            no_revoking: memo(|_| reason_below(AccessLevel::MAINTAINER, "revoke a trigger")),
            no_rotating: memo(|_| reason_below(AccessLevel::MAINTAINER, "rotate a trigger")),
            me: memo(move |_| session.connection().map(|connection| connection.user.id)),
        }
    }
}

/// The chosen trigger, or else the one that was chosen `before`, for as long as
/// it exists: a poll that changes the order does not change the snippets.
fn chosen(
    all: &[Trigger],
    choice: Option<TriggerId>,
    before: Option<TriggerId>,
) -> Option<TriggerId> {
    let exists = |id: &TriggerId| all.iter().any(|trigger| trigger.id == *id);
    choice.filter(exists).or_else(|| before.filter(exists))
}

/// A dialog, what it is about, and the command it gives.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    /// Whether it is open.
    pub(super) open: RwSignal<bool>,
    /// The trigger it is about, if it is about one.
    pub(super) about: RwSignal<Option<Trigger>>,
    /// What it asks the server to do.
    pub(super) command: Command,
}

impl Asking {
    fn new(listing: Listing) -> Self {
        let asking = Self {
            open: RwSignal::new(false),
            about: RwSignal::new(None),
            command: Command::new(),
        };
        let toasts = expect_context::<Toasts>();
        effect(move || {
            let Some(error) = asking.command.refusal() else {
                return;
            };
            // What the list shows may be older than what the server knows.
            listing.refresh();
            if !asking.open.get_untracked() {
                toasts.say(error.sentence());
            }
        });
        asking
    }

    /// Opens it about `trigger`.
    pub(super) fn ask(self, trigger: Option<Trigger>) {
        self.command.clear();
        self.about.set(trigger);
        self.open.set(true);
    }

    /// Closes it, unless it is open about another trigger by now.
    pub(super) fn close_about(self, id: Option<TriggerId>) {
        let about = self
            .about
            .try_with_untracked(|about| about.as_ref().map(|one| one.id));
        if about == Some(id) {
            self.open.try_set(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::trigger;

    #[test]
    fn the_choice_stays_until_its_trigger_goes() {
        let all = [trigger(1, "a"), trigger(2, "b")];
        let (one, two, gone) = (Some(TriggerId(1)), Some(TriggerId(2)), Some(TriggerId(3)));
        assert_eq!(chosen(&all, one, two), one);
        assert_eq!(chosen(&all, None, two), two);
        assert_eq!(chosen(&all, gone, two), two);
        assert_eq!(chosen(&all, gone, gone), None);
    }
}
