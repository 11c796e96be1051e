//! Why a call is not written.

use std::fmt;

/// Why a call is not written: pasting it would not deliver exactly what was typed.
///
/// A row is the index into [`crate::Call::variables`], from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The API address is not `http://` or `https://` followed by a plain host and path.
    AddressInvalid,
    /// The project is empty or consists of dots only.
    ProjectMissing,
    /// The branch or tag is empty.
    RefMissing,
    /// A value is given in this row, but no key.
    KeyMissing {
        /// The row.
        row: usize,
    },
    /// The key is not made of letters, digits and underscores, or is longer than 255:
    /// GitLab's rule for variable keys.
    KeyInvalid {
        /// The row.
        row: usize,
        /// The key as typed.
        key: String,
    },
    /// The key stands in an earlier row too; GitLab would keep only one of them.
    KeyTwice {
        /// The later row.
        row: usize,
        /// The key.
        key: String,
    },
    /// The secret variable cannot be read from the environment under its own name: the
    /// name has a meaning of its own there, or starts with a digit.
    SecretNameTaken {
        /// The row.
        row: usize,
        /// The key.
        key: String,
    },
    /// The text holds a NUL character, which neither a command line nor GitLab can carry.
    NulCharacter {
        /// Where it is.
        field: Field,
    },
    /// The real token holds characters that no trigger token has.
    TokenInvalid,
    /// The branch or tag consists of dots only, which a URL's path would lose.
    RefNotInPath,
    /// The name of the token's file is empty or has characters that cannot be seen.
    TokenFileInvalid,
    /// The place named here cannot read the token from a file.
    TokenFileNotRead {
        /// The place's label.
        place: &'static str,
    },
    /// The input has no name, a name with other characters than letters, digits,
    /// underscores and dashes, one longer than 255, or one that an earlier row has.
    InputName {
        /// The row, an index into [`crate::Call::inputs`].
        row: usize,
        /// The name as typed.
        name: String,
    },
    /// The marker's name or value has characters that are not allowed, or the name has a
    /// meaning of its own in a call.
    MarkerInvalid,
    /// The place cannot take a text of this length.
    TooLong {
        /// What would be too long, after an article.
        of: &'static str,
        /// Bytes that would be needed.
        length: usize,
        /// Bytes that are possible.
        limit: usize,
        /// What to do instead: a whole sentence.
        instead: &'static str,
    },
    /// The place has no way to say this.
    NotThere {
        /// What cannot be said.
        field: Field,
        /// Why, and what to do instead: whole sentences.
        why: &'static str,
    },
}

/// The part of the form that a [`Refusal`] or a [`crate::Note`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// [`crate::Call::gitlab`].
    Address,
    /// [`crate::Call::project`].
    Project,
    /// [`crate::Call::git_ref`].
    Ref,
    /// [`crate::Call::token`].
    Token,
    /// The path in [`crate::TokenGiven::File`].
    TokenFile,
    /// The key in this row of [`crate::Call::variables`], from 0.
    Key(usize),
    /// The value in this row of [`crate::Call::variables`], from 0.
    Value(usize),
    /// The name in this row of [`crate::Call::inputs`], from 0.
    InputName(usize),
    /// The value in this row of [`crate::Call::inputs`], from 0.
    InputValue(usize),
    /// The call as a whole.
    Whole,
}

impl Refusal {
    /// The part of the form to mark.
    #[must_use]
    pub const fn field(&self) -> Field {
        match self {
            Self::AddressInvalid => Field::Address,
            Self::ProjectMissing => Field::Project,
            Self::RefMissing => Field::Ref,
            Self::KeyMissing { row }
            | Self::KeyInvalid { row, .. }
            | Self::KeyTwice { row, .. }
            | Self::SecretNameTaken { row, .. } => Field::Key(*row),
            Self::NulCharacter { field } | Self::NotThere { field, .. } => *field,
            Self::TokenInvalid => Field::Token,
            Self::RefNotInPath => Field::Ref,
            Self::TokenFileInvalid | Self::TokenFileNotRead { .. } => Field::TokenFile,
            Self::InputName { row, .. } => Field::InputName(*row),
            Self::MarkerInvalid | Self::TooLong { .. } => Field::Whole,
        }
    }

    /// What to tell the user: what is wrong and what to do. Never holds a value or a token.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::AddressInvalid => "The GitLab address cannot be used in a command. It must \
                start with https:// or http:// and have no user name, spaces or quotes."
                .into(),
            Self::ProjectMissing => "No project is chosen. Give its number or full path.".into(),
            Self::RefMissing => "No branch or tag is given. Choose the one to build.".into(),
            Self::KeyMissing { row } => {
                format!(
                    "Variable {} has a value but no key. Name it or clear it.",
                    row + 1
                )
            }
            Self::KeyInvalid { key, .. } => format!(
                "GitLab does not accept the key “{}”. Use letters, digits and underscores only, \
                 255 at most.",
                shortened(key)
            ),
            Self::KeyTwice { key, .. } => format!(
                "The key “{}” is used twice, and GitLab would keep only one value. Rename or \
                 remove one of them.",
                shortened(key)
            ),
            Self::SecretNameTaken { key, .. } => format!(
                "“${}” cannot stand for a secret value, because the name already means something \
                 else where the command runs or starts with a digit. Use another key, or do not \
                 mark it as secret.",
                shortened(key)
            ),
            Self::NulCharacter { field } => format!(
                "{} holds a NUL character, which cannot be sent. Remove it.",
                field.name()
            ),
            Self::TokenInvalid => "This does not look like a trigger token: it is empty or has \
                characters that no token has. Copy it again, without spaces or quotes."
                .into(),
            Self::RefNotInPath => "A branch or tag of dots only cannot stand in a URL's path. \
                Send it as a field instead."
                .into(),
            Self::TokenFileInvalid => "The name of the file with the token is empty or has \
                characters that cannot be seen. Give a plain path."
                .into(),
            Self::TokenFileNotRead { place } => format!(
                "{place} cannot read a token from a file. Choose $TRIGGER_TOKEN or the real token."
            ),
            Self::InputName { name, .. } => format!(
                "“{}” cannot be the name of an input. Use letters, digits, underscores and \
                 dashes, 255 at most, and each name once.",
                shortened(name)
            ),
            Self::MarkerInvalid => "The field that marks the build cannot be sent. Its name may \
                have letters, digits and underscores and must not be one of GitLab's own; its \
                value may have dashes too."
                .into(),
            Self::TooLong {
                of,
                length,
                limit,
                instead,
            } => format!("This call needs {length} bytes, and {of} can take {limit}. {instead}"),
            Self::NotThere { why, .. } => (*why).into(),
        }
    }
}

impl Field {
    /// The field as the start of a sentence.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Address => "The GitLab address".into(),
            Self::Project => "The project".into(),
            Self::Ref => "The branch or tag".into(),
            Self::Token => "The token".into(),
            Self::TokenFile => "The name of the token's file".into(),
            Self::Key(row) => format!("The key of variable {}", row + 1),
            Self::Value(row) => format!("The value of variable {}", row + 1),
            Self::InputName(row) => format!("The name of input {}", row + 1),
            Self::InputValue(row) => format!("The value of input {}", row + 1),
            Self::Whole => "The call".into(),
        }
    }
}

/// Long or odd text in a sentence: its first 40 characters.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence())
    }
}

impl std::error::Error for Refusal {}
