//! What a place is: somewhere a call can be pasted into, with quoting rules of its own.

use crate::check::CheckedCall;
use crate::{Note, Options, Refusal};
use std::fmt;

/// A place a call can be pasted into. Each is a type of its own, whose documentation
/// tells who reads the text there and how it is quoted for them; [`crate::places::ALL`]
/// lists them.
pub trait Place: Sync + sealed::Sealed {
    /// A stable name for storage and links: lower-case ASCII letters, digits and dashes.
    fn slug(&self) -> &'static str;

    /// The name a person sees.
    fn label(&self) -> &'static str;

    /// Under which heading it is offered.
    fn group(&self) -> Group;

    /// Other words by which a person may look for it, in lower case.
    fn search_words(&self) -> &'static str {
        ""
    }

    /// The language of the text, for its colours.
    fn language(&self) -> Language;

    /// Which of the [`Options`] change the text here.
    fn choices(&self) -> &'static [Choice] {
        &[]
    }

    /// Whether the text makes the call. Where it does not, it holds the call's variables and
    /// nothing else of it.
    fn makes_the_call(&self) -> bool {
        true
    }

    /// Whether the trigger's token is needed here. Where it is not, [`crate::Call::token`]
    /// does not matter: it is neither checked nor written, and no note speaks of it.
    fn needs_token(&self) -> bool {
        true
    }

    /// Whether the call's [`crate::Endpoint`] changes the text here: some places have one
    /// way to run a trigger, which is v4's.
    fn takes_endpoint(&self) -> bool {
        true
    }

    /// Whether a [`crate::Marker`] is sent along. It is not where the text makes no call,
    /// or where GitLab would not keep it.
    fn carries_marker(&self) -> bool {
        self.makes_the_call()
    }

    /// Whether a token can be read from a file here ([`crate::TokenGiven::File`]).
    fn reads_token_file(&self) -> bool {
        false
    }

    /// How the text was shown to be right.
    fn proof(&self) -> Proof {
        Proof::Executed
    }

    /// Whether GitLab replaces `$NAME` in the values of this place's calls before a job of
    /// the build sees them.
    fn values_are_expanded(&self) -> bool {
        true
    }

    /// What to know when the token is read from the file at `path`.
    fn token_file_note(&self, path: &str) -> Note {
        Note::TokenFile { path: path.into() }
    }

    /// What to know when the real token stands in the text.
    fn real_token_note(&self) -> Note {
        Note::RealToken
    }

    /// What to tell a person who has to give `$name` its value before the call works:
    /// a whole sentence. `what` is `the token` or `its secret value`.
    fn how_to_set(&self, name: &str, what: &str) -> String;

    /// Writes a checked call.
    ///
    /// # Errors
    /// When this place cannot carry the call unchanged.
    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal>;
}

/// A text, and what is to be known beside it because of the place.
pub struct Written {
    pub(crate) text: String,
    pub(crate) notes: Vec<Note>,
}

impl Written {
    pub(crate) fn plain(text: String) -> Self {
        Self {
            text,
            notes: Vec::new(),
        }
    }
}

/// A heading under which places are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Command lines and shell scripts.
    Shell,
    /// Jobs of CI systems.
    Ci,
    /// What runs by the clock.
    Schedule,
    /// Windows' own command lines.
    Windows,
    /// Programming languages.
    Code,
    /// Everything else.
    Elsewhere,
}

impl Group {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Shell,
        Self::Ci,
        Self::Schedule,
        Self::Windows,
        Self::Code,
        Self::Elsewhere,
    ];

    /// The heading.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Shell => "Shell",
            Self::Ci => "CI",
            Self::Schedule => "Schedule",
            Self::Windows => "Windows",
            Self::Code => "Code",
            Self::Elsewhere => "Elsewhere",
        }
    }
}

/// A language, as far as colours need to know it: how its comments begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// `#` at the start of a line; `'` and `"` quote; `$NAME` is a name.
    Shell,
    /// As [`Self::Shell`], in a file of YAML, TOML or INI.
    Settings,
    /// `#` at the start of a line; quotes with backslashes.
    Hash,
    /// `//` at the start of a line; quotes with backslashes.
    Slashes,
    /// `#` at the start of a line; quotes without backslashes, doubled within.
    Powershell,
    /// No colours.
    Plain,
}

/// One of the [`Options`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// [`Options::style`].
    Style,
    /// [`Options::lines`].
    Lines,
    /// [`Options::option_names`].
    OptionNames,
    /// [`Options::curl`].
    Curl,
    /// [`Options::ci_form`].
    CiForm,
    /// [`Options::called`].
    Called,
    /// [`Options::schedule`].
    Schedule,
}

/// How a place's text was shown to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The tests run it and compare what arrives.
    Executed,
    /// The tests read it with a parser of the place's language, or with a model of it
    /// written after its published rules; the text is not run.
    Read,
}

impl fmt::Debug for dyn Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.slug())
    }
}

impl PartialEq for dyn Place {
    fn eq(&self, other: &Self) -> bool {
        self.slug() == other.slug()
    }
}

impl Eq for dyn Place {}

pub(crate) mod sealed {
    /// Only this crate's places are places: what makes them right is inside.
    pub trait Sealed {}
}
