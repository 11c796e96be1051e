//! The triggers: one of every kind that a person has to recognise.

use super::people::{ADA, GRACE, LINUS};
use super::projects::{DEPLOYER, HANDBOOK, SERVICE, WEBSITE};
use crate::world::moment::DAY;
use crate::world::{Moment, ProjectId, Seed, TOKEN_PREFIX, Trigger, TriggerId, UserId};

/// Runs the build of every night.
pub(super) const NIGHTLY: TriggerId = TriggerId(10);
/// Builds what `infra/deployer` is about to release.
pub(super) const RELEASE: TriggerId = TriggerId(11);
/// Belongs to Grace, so that others see four characters of its token.
pub(super) const BOT: TriggerId = TriggerId(12);
const OLD_WEBHOOK: TriggerId = TriggerId(13);
/// Belongs to Linus, whose account is blocked.
pub(super) const PACKAGER: TriggerId = TriggerId(14);
/// Last used more than two years ago.
pub(super) const STALE: TriggerId = TriggerId(15);
/// Its description tries to be more than text.
pub(super) const HOSTILE: TriggerId = TriggerId(16);
/// Made by the old v3 API: no description, no prefix.
pub(super) const LEGACY: TriggerId = TriggerId(17);
const EXPIRED: TriggerId = TriggerId(18);
/// Builds the service.
pub(super) const RELEASE_TRAIN: TriggerId = TriggerId(19);
const PUBLISH: TriggerId = TriggerId(20);
const DEPLOY_FROM_CHAT: TriggerId = TriggerId(21);
/// The number of the first trigger that somebody adds.
pub(super) const NEXT: u64 = 22;

pub(super) fn triggers(seed: Seed, now: Moment) -> Vec<Trigger> {
    let trigger = |id, owner, description: &str, age_in_days: i64| {
        made(seed, now, HANDBOOK, id, owner, description, age_in_days)
    };
    let expires_in = |days: i64| Some(now.midnight().plus(days * DAY));
    vec![
        trigger(NIGHTLY, ADA, "nightly docs", 420),
        Trigger {
            expires_at: expires_in(11),
            ..trigger(RELEASE, ADA, "release from infra", 354)
        },
        trigger(BOT, GRACE, "bot: dependency updates", 210),
        trigger(OLD_WEBHOOK, ADA, "old webhook", 612),
        trigger(PACKAGER, LINUS, "packager", 530),
        trigger(STALE, ADA, "staging preview", 1_105),
        trigger(
            HOSTILE,
            GRACE,
            "<img src=x onerror=alert(1)> \"quoted\" & 'single' \u{202e}",
            77,
        ),
        Trigger {
            description: None,
            token: seed.hex("trigger", LEGACY.0).chars().take(30).collect(),
            ..trigger(LEGACY, ADA, "", 2_340)
        },
        Trigger {
            expires_at: expires_in(-4),
            ..trigger(EXPIRED, ADA, "trial of the mirror", 34)
        },
        made(seed, now, SERVICE, RELEASE_TRAIN, ADA, "release train", 140),
        made(seed, now, WEBSITE, PUBLISH, ADA, "publish the pages", 60),
        made(
            seed,
            now,
            DEPLOYER,
            DEPLOY_FROM_CHAT,
            ADA,
            "deploy from chat",
            95,
        ),
    ]
}

/// A trigger as GitLab makes it, with a token that follows from its number.
pub(super) fn made(
    seed: Seed,
    now: Moment,
    project: ProjectId,
    id: TriggerId,
    owner: UserId,
    description: &str,
    age_in_days: i64,
) -> Trigger {
    let minutes = i64::try_from(seed.below(600, "trigger made", id.0)).unwrap_or(0);
    let created_at = now.plus(-age_in_days * DAY - minutes * 60_000);
    Trigger {
        id,
        project,
        owner,
        token: format!("{TOKEN_PREFIX}{}", seed.hex("trigger", id.0)),
        description: Some(description.to_owned()),
        created_at,
        updated_at: created_at,
        expires_at: None,
    }
}
