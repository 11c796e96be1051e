//! A systemd service that makes the call, and the timer that starts it.

use super::OWN_SCHEDULES;
use crate::check::{CheckedCall, names};
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{COMMAND, fitting};
use crate::quote;
use crate::{Choice, Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// A systemd service that makes the call, the timer that starts it, and the file with the
/// names that the service reads: three parts with an empty line between, each of which
/// begins with where it belongs. All of it is a user's own, without the rights of root.
///
/// The command is read by systemd alone, without a shell; see `quote/systemd.rs`. As
/// systemd fills in names within quotes too, the values are always percent-encoded. The
/// token and secret values come from `EnvironmentFile=`, whose double-quoted values take a
/// backslash before `"` and `\` (systemd.exec(5)), and are put in as `${NAME}`, which is
/// the exact value (systemd.service(5)). `Type=oneshot` lets no second call start while
/// one runs; `Persistent=true` makes up for a run that was missed while the machine was
/// off, once (systemd.timer(5)). GitLab's answer goes to the journal.
///
/// Programs without a path are found by systemd 239 (2018) and later. A line may be 1 MB long
/// (systemd.syntax(7)), so that the command's own limit comes first.
#[derive(Clone, Copy, Debug)]
pub struct Systemd;

impl Sealed for Systemd {}

impl Place for Systemd {
    fn slug(&self) -> &'static str {
        "systemd"
    }

    fn label(&self) -> &'static str {
        "systemd timer"
    }

    fn group(&self) -> Group {
        Group::Schedule
    }

    fn search_words(&self) -> &'static str {
        "service unit oncalendar linux nightly schedule"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Schedule, Choice::OptionNames, Choice::Curl]
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Write {what} between the quotes after {name}= in ~/.config/trigger-build.env, with a \
             backslash before each \" and \\ in it."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        let real = match call.token {
            TokenGiven::Real(token) => Some(token.as_str()),
            TokenGiven::Placeholder | TokenGiven::File(_) => None,
        };
        // The token is in the file of the names even when it is real.
        let call = if real.is_some() {
            call.by_name()
        } else {
            call.clone()
        };
        let names = call.names_to_set();
        let settings = names.iter().map(|name| {
            let value = real.filter(|_| *name == names::TOKEN).unwrap_or_default();
            [name, "=\"", value, "\"\n"].concat()
        });
        let command = Command::with_body(Curl::for_log(options), &call, curl::Written::Encoded);
        let command = command.pieces(quote::systemd::word).join(" \\\n    ");
        let times = options.schedule.on_calendar().into_iter();
        let times = times.map(|time| ["OnCalendar=", &time, "\n"].concat());
        let text = [
            NAMES,
            &settings.collect::<String>(),
            SERVICE,
            &fitting(command, &COMMAND)?,
            TIMER,
            &times.collect::<String>(),
            TIMER_END,
        ];
        Ok(Written {
            text: text.concat(),
            notes: vec![Note::Advice(CLOCK), Note::Advice(OWN_SCHEDULES)],
        })
    }
}

const CLOCK: &str = "The timer goes by the machine's time zone; a zone at the end of OnCalendar, \
    such as Europe/Berlin, is used instead. It runs while you are logged in, or always after \
    “loginctl enable-linger”.";

const NAMES: &str =
    "# 1. Save as ~/.config/trigger-build.env, then run: chmod 600 ~/.config/trigger-build.env
";

const SERVICE: &str = "
# 2. Save as ~/.config/systemd/user/trigger-build.service
[Unit]
Description=Start a build in GitLab
[Service]
Type=oneshot
EnvironmentFile=%h/.config/trigger-build.env
ExecStart=";

const TIMER: &str = "

# 3. Save as ~/.config/systemd/user/trigger-build.timer, then run:
#    systemctl --user daemon-reload && systemctl --user enable --now trigger-build.timer
[Unit]
Description=Start a build in GitLab by the clock
[Timer]
";

const TIMER_END: &str = "Persistent=true
[Install]
WantedBy=timers.target";
