//! What runs by the clock.

mod cron_script;
mod crontab;
mod daemons;
