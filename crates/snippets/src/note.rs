//! What a person should know before pasting.

use crate::{Field, Place};

/// Something to know before pasting a snippet. It never holds a value or a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The snippet holds the real token.
    RealToken,
    /// The token is in the URL, and servers and proxies write URLs into their logs.
    TokenInServerLogs,
    /// The real token is in a file that everyone who can read the repository can read, and
    /// the job prints it in its log.
    PlainTokenInRepository,
    /// `$TRIGGER_TOKEN` has to be set before the call works.
    SetTokenFirst {
        /// Where the snippet is pasted, which decides how.
        place: &'static dyn Place,
    },
    /// `$KEY` has to be set to the secret value in the same way.
    SetSecretFirst {
        /// Where the snippet is pasted, which decides how.
        place: &'static dyn Place,
        /// The variable's key.
        key: String,
    },
    /// The token is read from a file, which has to be there before the call works.
    TokenFile {
        /// The file's path.
        path: String,
    },
    /// The token is read from a CI/CD variable of the type File.
    TokenFileVariable {
        /// The variable's name.
        name: String,
    },
    /// GitLab replaces `$NAME`, `${NAME}` or `%NAME%` in this value when a job reads it.
    GitlabExpandsDollar {
        /// The variable's key.
        key: String,
    },
    /// The text has characters that cannot be seen or that change the order of others.
    InvisibleCharacters {
        /// Where they are.
        field: Field,
    },
    /// The key starts with a digit, and shells cannot read such a variable.
    KeyStartsWithDigit {
        /// The variable's key.
        key: String,
    },
    /// `NAME=value` lines of a crontab are read by cron, not by a shell, and busybox's cron
    /// does not know them.
    CrontabVariableLines,
    /// Something that is so at one place only.
    Advice(&'static str),
    /// Something that may go wrong at one place only.
    Caution(&'static str),
}

impl Note {
    /// Whether it is about something that may go wrong, rather than about something to do.
    #[must_use]
    pub const fn is_warning(&self) -> bool {
        match self {
            Self::RealToken
            | Self::TokenInServerLogs
            | Self::PlainTokenInRepository
            | Self::GitlabExpandsDollar { .. }
            | Self::InvisibleCharacters { .. }
            | Self::KeyStartsWithDigit { .. }
            | Self::Caution(_) => true,
            Self::SetTokenFirst { .. }
            | Self::SetSecretFirst { .. }
            | Self::TokenFile { .. }
            | Self::TokenFileVariable { .. }
            | Self::CrontabVariableLines
            | Self::Advice(_) => false,
        }
    }

    /// The note as one or two sentences for the user.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::RealToken => "This holds the real token: whoever sees it can start builds. \
                Share it with care."
                .into(),
            Self::TokenInServerLogs => "The token is part of the address here, so it ends up in \
                the logs of servers and proxies. Prefer the form call where you can."
                .into(),
            Self::PlainTokenInRepository => "Everyone who can read this repository or its job \
                logs can read the token; in a public project that is everyone. Keep it in a \
                masked CI/CD variable or a secret instead."
                .into(),
            Self::SetTokenFirst { place } => place.how_to_set("TRIGGER_TOKEN", "the token"),
            Self::SetSecretFirst { place, key } => place.how_to_set(key, "its secret value"),
            Self::TokenFile { path } => format!(
                "Write the token, and nothing else, into the file {path} where the call runs, and \
                 let nobody else read it (chmod 600)."
            ),
            Self::TokenFileVariable { name } => format!(
                "Set {name} in the project that runs this job: Settings, CI/CD, Variables, with the \
                 type File and the token as its value. The job reads the file that ${name} names."
            ),
            Self::GitlabExpandsDollar { key } => format!(
                "GitLab replaces names such as $NAME, ${{NAME}} and %NAME% in the value of {key} \
                 before a job sees it. Write $$ or %% where the sign itself is meant."
            ),
            Self::InvisibleCharacters { field } => format!(
                "{} has characters that cannot be seen or that change the order of the text. \
                 Check that they belong there.",
                field.name()
            ),
            Self::KeyStartsWithDigit { key } => {
                format!("A job's script cannot read ${key}, because the name starts with a digit.")
            }
            Self::CrontabVariableLines => "Cron reads NAME=value lines itself, without a shell: \
                write no quotes or spaces there. The cron of busybox (Alpine Linux, many \
                routers) ignores such lines; put the call into a script there."
                .into(),
            Self::Advice(sentences) | Self::Caution(sentences) => (*sentences).into(),
        }
    }
}
