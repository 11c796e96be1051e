//! What runs by the clock.

pub(crate) mod cron_script;
pub(crate) mod crontab;
pub(crate) mod kubernetes;
pub(crate) mod systemd;

/// What every place of this group has to say.
const OWN_SCHEDULES: &str = "If a fixed time is all you need, GitLab can do this without any \
    token: in the project, Build, Pipeline schedules.";
