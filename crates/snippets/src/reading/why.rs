//! Why a piece of a pasted text is left over.

/// Why a piece is left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The whole text is over the limit of [`crate::read`].
    TooLong,
    /// Nothing in the text is known.
    NothingKnown,
    /// `$NAME`, `$(...)` or the like: not known before the text runs.
    FilledInThere,
    /// The same in the address: then the GitLab or the project is not known.
    AddressFilledIn,
    /// A file of the machine where the call runs.
    File,
    /// All but an address in it.
    OnlyAddress,
    /// A command that makes no call.
    OtherCommand,
    /// One more call; the first is read.
    OtherCall,
    /// A job without a call.
    OtherJob,
    /// An option that this program is not known to have.
    OptionUnknown,
    /// An option that changes the call in a way that the console does not.
    OptionNotTaken,
    /// A header.
    Header,
    /// A field or member that a trigger call does not have.
    FieldUnknown,
    /// A text without the name of a field.
    FieldWithoutName,
    /// An earlier value of a name that comes again.
    GivenAgain,
    /// The request is not a POST.
    NotPost,
    /// The call does not go to a trigger, but creates a pipeline with an access token.
    CreatesPipeline,
    /// The address is the one of the GitLab that runs the job.
    OwnGitlab,
    /// The address holds a user name or password.
    UserInAddress,
    /// The part of an address behind `#`.
    Fragment,
    /// A stand-in for a token, as documentation has it.
    PlaceholderToken,
    /// What stands for a token cannot be one.
    NotToken,
    /// An access token, which is no trigger's token.
    AccessToken,
    /// A list, a group or nothing where a text is needed.
    NotText,
    /// A key without a value.
    Empty,
    /// GitLab would write this value into a file.
    FileVariable,
    /// `expand: false`, which a trigger call cannot say.
    NotExpanded,
    /// A setting that the call does not use.
    SettingNotUsed,
    /// Several calls at once: `{a,b}` or `[1-3]`.
    SeveralCalls,
    /// A quote or bracket that is not closed.
    NotClosed,
    /// Written for Windows' cmd.
    WindowsCmd,
    /// Written for PowerShell.
    Powershell,
    /// An anchor, alias, tag or the like of YAML.
    YamlFeature,
    /// A line that does not fit where it stands in a YAML text.
    YamlLine,
    /// Text that begins like JSON and goes wrong at this line and column, from 1.
    Json {
        /// The line.
        line: usize,
        /// The column, in characters.
        column: usize,
    },
    /// Too many levels within each other.
    TooDeep,
    /// A part that runs at start-up and not by the clock.
    AtReboot,
    /// A time that was not made cron's five fields of.
    OtherSchedule,
    /// Standard input that cron gives to a command, behind `%`.
    CronInput,
    /// The time zone of a crontab.
    CronZone,
    /// NUL or bytes that are not UTF-8; U+FFFD stands in their place.
    NotUnicode,
    /// So many more pieces were left over.
    More(usize),
}

impl Why {
    /// What to tell the user: whole sentences.
    #[must_use]
    pub fn sentence(self) -> String {
        let sentence = match self {
            Self::TooLong => {
                "This is over 1 MiB and was not read. Paste only the call or the variables."
            }
            Self::NothingKnown => {
                "Nothing here names a trigger call. Paste a curl command, a job, a link, or \
                 variables as JSON, YAML or KEY=value lines."
            }
            Self::FilledInThere => {
                "This is filled in where the call runs and is not known here. It is kept as it \
                 was typed; write the value instead."
            }
            Self::AddressFilledIn => {
                "This part of the address is filled in where the call runs and is not known here. \
                 The GitLab or project that you have open stays."
            }
            Self::File => {
                "This is read from a file where the call runs, which is not here. Paste what is in \
                 it instead."
            }
            Self::OnlyAddress => {
                "Only the address of the call was understood here. Branch, variables and token are \
                 still to be filled in."
            }
            Self::OtherCommand => "This command makes no call and was passed over.",
            Self::OtherCall => {
                "Only the first call of a text is read. Paste this one alone to read it."
            }
            Self::OtherJob => "No trigger call was found in this job.",
            Self::OptionUnknown => "This option is not known here, so what it does was left out.",
            Self::OptionNotTaken => {
                "The console calls without this: one request, to the address itself, as your \
                 browser makes it."
            }
            Self::Header => "A trigger call needs no such header, so it was left out.",
            Self::FieldUnknown => "A trigger call has no field of this name, so it was left out.",
            Self::FieldWithoutName => "This has no name of a field before it, so it was left out.",
            Self::GivenAgain => "This is given again further on, and the last one counts.",
            Self::NotPost => {
                "This request would not be a POST, and a trigger answers nothing else."
            }
            Self::CreatesPipeline => {
                "This address creates a pipeline with an access token, not through a trigger. Its \
                 branch and variables were taken."
            }
            Self::OwnGitlab => {
                "This stands for the GitLab or project of the job that runs it, which is not known \
                 here."
            }
            Self::UserInAddress => {
                "A user name and password in an address are not sent, so they were left out."
            }
            Self::Fragment => "What stands behind # in an address is never sent.",
            Self::PlaceholderToken => {
                "This only stands for a token. Choose a trigger, or paste its token."
            }
            Self::NotToken => {
                "This cannot be a trigger’s token: it has characters that no token has, or is not \
                 whole."
            }
            Self::AccessToken => {
                "This is an access token, not a trigger’s, so it was left out. The console uses \
                 the one you connected with."
            }
            Self::NotText => "A text is needed here, so it was left out.",
            Self::Empty => "This has no value, so its value was left empty.",
            Self::FileVariable => {
                "GitLab would give this to the jobs as a file, which a trigger call cannot ask for."
            }
            Self::NotExpanded => {
                "A trigger call cannot say that GitLab should not replace names in this value. \
                 Write $$ where the sign itself is meant."
            }
            Self::SettingNotUsed => "This is set, but the call does not use it.",
            Self::SeveralCalls => {
                "This would make several calls at once. It is kept as it was typed; the console \
                 makes one."
            }
            Self::NotClosed => "A quote or bracket is opened here and never closed.",
            Self::WindowsCmd => {
                "This is written for the Windows command prompt, which is not read here. Copy it \
                 for bash instead."
            }
            Self::Powershell => {
                "This is written for PowerShell, which is not read here. Copy it for bash instead."
            }
            Self::YamlFeature => {
                "Anchors, tags and lists or groups in brackets over several lines are not read \
                 here."
            }
            Self::YamlLine => "This line does not fit where it stands, so it was left out.",
            Self::TooDeep => "This lies too many levels deep and was not read.",
            Self::AtReboot => "This runs when a machine starts, not by the clock.",
            Self::OtherSchedule => "This time is not read here. Choose the schedule again.",
            Self::CronInput => {
                "Cron ends a command at a % without a backslash; what follows was left out."
            }
            Self::CronZone => "The times are meant in this time zone.",
            Self::NotUnicode => {
                "This has a NUL character or bytes that are no text, which cannot be sent. The \
                 character � stands in their place."
            }
            Self::Json { line, column } => {
                return format!(
                    "This begins like JSON, but cannot be read from line {line}, character \
                     {column} on."
                );
            }
            Self::More(count) => return format!("{count} more pieces were not understood."),
        };
        sentence.into()
    }
}
