//! What a review of triggers looks for.

use crate::data::inventory::access::WithoutAccess;
use crate::parts::trigger::facts::{description, owner_is_blocked};
use gitlab::{Timestamp, Trigger, UserId};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// An end within so many days is worth a look.
const SOON: i64 = 30;
/// Without use for so many days a trigger is taken for forgotten, unless
/// somebody says otherwise.
pub(super) const UNUSED_DAYS: u32 = 90;

/// A reason to look at a trigger. One trigger may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// It never started a build.
    NeverUsed,
    /// It started none for long.
    NotUsedForLong,
    /// It ends soon.
    ExpiresSoon,
    /// It has ended.
    Expired,
    /// Its owner's account is shut, so it starts nothing.
    OwnerBlocked,
    /// Its owner cannot reach the project any more, as far as GitLab tells.
    WithoutAccess,
    /// Nothing says what it is for.
    NoDescription,
    /// It is the person's own.
    Mine,
    /// It is somebody else's, or nobody's.
    Others,
}

/// From where triggers are looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Viewpoint {
    /// When.
    pub(super) now: Timestamp,
    /// Who looks.
    pub(super) me: UserId,
    /// After how many days without use a trigger is taken for forgotten.
    pub(super) unused_days: u32,
    /// Whose owners have lost their project, where GitLab tells.
    pub(super) without_access: Option<WithoutAccess>,
}

impl Finding {
    /// Every finding, in the order in which they are shown.
    pub(super) const ALL: [Self; 9] = [
        Self::NeverUsed,
        Self::NotUsedForLong,
        Self::ExpiresSoon,
        Self::Expired,
        Self::OwnerBlocked,
        Self::WithoutAccess,
        Self::NoDescription,
        Self::Mine,
        Self::Others,
    ];

    /// Its name in an address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::NeverUsed => "never-used",
            Self::NotUsedForLong => "not-used-for-long",
            Self::ExpiresSoon => "expires-soon",
            Self::Expired => "expired",
            Self::OwnerBlocked => "owner-blocked",
            Self::WithoutAccess => "owner-without-access",
            Self::NoDescription => "no-description",
            Self::Mine => "mine",
            Self::Others => "others",
        }
    }

    /// The finding of this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.name() == name)
    }

    /// In words.
    pub(super) fn words(self, unused_days: u32) -> String {
        match self {
            Self::NeverUsed => "Never used".to_owned(),
            Self::NotUsedForLong => format!("Not used for {unused_days} days"),
            Self::ExpiresSoon => format!("Expires within {SOON} days"),
            Self::Expired => "Expired".to_owned(),
            Self::OwnerBlocked => "Owner blocked".to_owned(),
            Self::WithoutAccess => "Owner without access".to_owned(),
            Self::NoDescription => "No description".to_owned(),
            Self::Mine => "Owned by me".to_owned(),
            Self::Others => "Owned by others".to_owned(),
        }
    }

    /// What it means for whoever has to decide about the trigger.
    pub(super) fn meaning(self) -> &'static str {
        match self {
            Self::NeverUsed => "It never started a build: made for nothing, or not in use yet.",
            Self::NotUsedForLong => {
                "It was used once, but not lately: whatever used it may be gone."
            }
            Self::ExpiresSoon => "Whatever uses it will be refused from its end on.",
            Self::Expired => "It starts nothing any more and can go.",
            Self::OwnerBlocked => "Its owner\u{2019}s account is shut, so it starts nothing.",
            Self::WithoutAccess => "Its owner has left the project, so it starts nothing.",
            Self::NoDescription => "Nothing says what it is for.",
            Self::Mine => "Its builds run with your rights.",
            Self::Others => "Its builds run with somebody else\u{2019}s rights.",
        }
    }

    /// Whether it is true of `trigger`.
    pub(super) fn holds(self, trigger: &Trigger, from: &Viewpoint) -> bool {
        let now = from.now.milliseconds();
        let ends_in = trigger.expires_at.map(|at| at.milliseconds() - now);
        let is_mine = || {
            trigger
                .owner
                .as_ref()
                .is_some_and(|owner| owner.id == from.me)
        };
        match self {
            Self::NeverUsed => trigger.last_used.is_none(),
            Self::NotUsedForLong => trigger
                .last_used
                .is_some_and(|at| now - at.milliseconds() > i64::from(from.unused_days) * DAY),
            Self::ExpiresSoon => ends_in.is_some_and(|left| left > 0 && left <= SOON * DAY),
            Self::Expired => ends_in.is_some_and(|left| left <= 0),
            Self::OwnerBlocked => owner_is_blocked(trigger),
            Self::WithoutAccess => from
                .without_access
                .as_ref()
                .is_some_and(|without| without.has(trigger.id)),
            Self::NoDescription => description(trigger).is_none(),
            Self::Mine => is_mine(),
            // One without an owner is nobody's: old servers tell of none.
            Self::Others => trigger.owner.is_some() && !is_mine(),
        }
    }
}

/// How many of `triggers` each finding is true of, in the order of
/// [`Finding::ALL`].
pub(super) fn counts<'all>(
    triggers: impl Iterator<Item = &'all Trigger>,
    from: &Viewpoint,
) -> [usize; Finding::ALL.len()] {
    let mut counts = [0; Finding::ALL.len()];
    for trigger in triggers {
        for (count, finding) in counts.iter_mut().zip(Finding::ALL) {
            *count += usize::from(finding.holds(trigger, from));
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::{owned_by, trigger, used_at};
    use gitlab::{TriggerId, UserState};

    const NOW: i64 = 1_700_000_000_000;

    fn from() -> Viewpoint {
        Viewpoint {
            now: Timestamp::from_milliseconds(NOW),
            me: UserId(1),
            unused_days: UNUSED_DAYS,
            without_access: None,
        }
    }

    fn found(trigger: &Trigger) -> Vec<Finding> {
        let all = Finding::ALL.into_iter();
        all.filter(|finding| finding.holds(trigger, &from()))
            .collect()
    }

    fn ending(milliseconds: i64) -> Trigger {
        let mut it = used_at(owned_by(trigger(1, "nightly"), 1, "Ada"), NOW);
        it.expires_at = Some(Timestamp::from_milliseconds(NOW + milliseconds));
        it
    }

    #[test]
    fn each_reason_to_look_is_found_at_its_edge() {
        use Finding::{
            Expired, ExpiresSoon, Mine, NeverUsed, NoDescription, NotUsedForLong, Others,
            OwnerBlocked,
        };
        let mine = || owned_by(trigger(1, "nightly"), 1, "Ada");
        let mut blocked = used_at(owned_by(trigger(1, "nightly"), 2, "Linus"), NOW);
        if let Some(owner) = &mut blocked.owner {
            owner.state = UserState::Blocked;
        }
        let rows: [(Trigger, &[Finding]); 11] = [
            (mine(), &[NeverUsed, Mine]),
            (used_at(mine(), NOW), &[Mine]),
            (used_at(mine(), NOW - 90 * DAY), &[Mine]),
            (used_at(mine(), NOW - 90 * DAY - 1), &[NotUsedForLong, Mine]),
            (ending(31 * DAY), &[Mine]),
            (ending(30 * DAY), &[ExpiresSoon, Mine]),
            (ending(1), &[ExpiresSoon, Mine]),
            (ending(0), &[Expired, Mine]),
            (blocked, &[OwnerBlocked, Others]),
            (used_at(trigger(1, "legacy"), NOW), &[]),
            (used_at(trigger(1, " \t"), NOW), &[NoDescription]),
        ];
        for (trigger, expected) in rows {
            assert_eq!(found(&trigger), expected, "{trigger:?}");
        }
    }

    #[test]
    fn the_days_without_use_are_a_choice() {
        let old = used_at(trigger(1, "a"), NOW - 40 * DAY);
        let after = |unused_days| {
            Finding::NotUsedForLong.holds(
                &old,
                &Viewpoint {
                    unused_days,
                    ..from()
                },
            )
        };
        assert!(after(39));
        assert!(!after(40));
        assert!(!after(u32::MAX));
    }

    #[test]
    fn who_has_lost_the_project_is_found_only_where_that_is_known() {
        let it = trigger(7, "a");
        assert!(!Finding::WithoutAccess.holds(&it, &from()));
        let lost = |id| Viewpoint {
            without_access: Some(WithoutAccess::sample(&[TriggerId(id)])),
            ..from()
        };
        let known = [7, 8].map(|id| Finding::WithoutAccess.holds(&it, &lost(id)));
        assert_eq!(known, [true, false]);
    }

    #[test]
    fn every_trigger_is_counted_under_each_of_its_findings() {
        let others = owned_by(trigger(3, ""), 2, "Linus");
        let all = [ending(0), ending(1), others];
        let counts = counts(all.iter(), &from());
        let named = |finding: Finding| {
            let at = Finding::ALL.iter().position(|other| *other == finding);
            at.map(|at| counts[at])
        };
        assert_eq!(named(Finding::Expired), Some(1));
        assert_eq!(named(Finding::ExpiresSoon), Some(1));
        assert_eq!(named(Finding::NeverUsed), Some(1));
        let mine_and_others = [Finding::Mine, Finding::Others].map(named);
        assert_eq!(mine_and_others, [Some(2), Some(1)]);
    }

    #[test]
    fn a_name_leads_back_to_its_finding() {
        for finding in Finding::ALL {
            assert_eq!(Finding::from_name(finding.name()), Some(finding));
        }
        assert_eq!(Finding::from_name("Never used"), None);
    }
}
