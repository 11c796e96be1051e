//! A GitLab trigger call, written and quoted for each place it can be pasted into.
//!
//! Whatever is typed as ref, key or value, either the server receives exactly those bytes,
//! exactly once, and nothing else happens, or the call is refused with a sentence that
//! says why. A branch name is chosen by whoever can push and may hold quotes, `$(...)` and
//! semicolons; so this is what stands between them and the shell of whoever pastes.
//!
//! ```
//! use snippets::{Call, Endpoint, Options, TokenGiven, Variable, places, write};
//!
//! let call = Call {
//!     gitlab: "https://gitlab.example.com".into(),
//!     endpoint: Endpoint::V4,
//!     project: "9".into(),
//!     project_path: "docs/handbook".into(),
//!     git_ref: "feature/it's-ready".into(),
//!     variables: vec![Variable {
//!         key: "UPLOAD_TO_S3".into(),
//!         value: "true".into(),
//!         secret: false,
//!     }],
//!     inputs: Vec::new(),
//!     token: TokenGiven::Placeholder,
//!     marker: None,
//! };
//! let snippet = write(&places::CurlForm, &call, &Options::default())?;
//! assert_eq!(
//!     snippet.text,
//!     r#"curl --fail-with-body --globoff --request POST --proto '=https' \
//!   --form-string "token=$TRIGGER_TOKEN" \
//!   --form-string 'ref=feature/it'\''s-ready' \
//!   --form-string 'variables[UPLOAD_TO_S3]=true' \
//!   'https://gitlab.example.com/api/v4/projects/9/trigger/pipeline'"#
//! );
//! assert!(snippet.notes[0].sentence().starts_with("Set $TRIGGER_TOKEN to the token first"));
//! # Ok::<(), snippets::Refusal>(())
//! ```
//!
//! [`read`] goes the other way: what a person pastes, a command, a job, a link or a list of
//! variables, gives the parts of the call that it names.
//!
//! Two styles: values are written as they are where every character can be seen, and
//! percent-encoded where one cannot, where a terminal may cut the line, or where the place
//! fills in templates. No style depends on the shell being forgiving.

#![forbid(unsafe_code)]

mod call;
mod check;
mod curl;
mod expansion;
mod field;
mod note;
mod options;
mod place;
pub mod places;
mod quote;
mod reading;
mod refusal;
mod schedule;
mod snippet;
mod variables;
mod visible;
mod word;

pub use call::{Call, Endpoint, Input, Marker, TokenGiven, Variable};
pub use check::CheckedCall;
pub use note::Note;
pub use options::{CalledGitlab, CiForm, CurlAge, Lines, OptionNames, Options, Style};
pub use place::{Choice, Group, Language, Place, Proof, Written};
pub use reading::{Described, Kind, Leftover, ReadToken, Reading, Why, described, read};
pub use refusal::{Field, Refusal};
pub use schedule::{Preset, Schedule, ScheduleField, ScheduleProblem, ScheduleWarning};
pub use snippet::Snippet;
pub use variables::{dotenv, variables_json};
pub use visible::is_hidden;

/// Writes `call` for `place`. The same input gives the same text.
///
/// # Errors
/// A [`Refusal`] when a part of the call is missing or not allowed, or when `place` cannot
/// carry it unchanged; [`Refusal::field`] says which part.
pub fn write(
    place: &'static dyn Place,
    call: &Call,
    options: &Options,
) -> Result<Snippet, Refusal> {
    let tokenless;
    let call = if place.needs_token() {
        call
    } else {
        tokenless = Call {
            token: TokenGiven::Placeholder,
            ..call.clone()
        };
        &tokenless
    };
    let mut checked = CheckedCall::check(call)?;
    if !place.carries_marker() {
        checked.marker = None;
    }
    if matches!(call.token, TokenGiven::File(_)) && !place.reads_token_file() {
        let place = place.label();
        return Err(Refusal::TokenFileNotRead { place });
    }
    let Written { text, mut notes } = place.write(&checked, options)?;
    if matches!(call.token, TokenGiven::Real(_)) {
        notes.push(place.real_token_note());
    }
    notes.extend(checked.notes(place));
    Ok(Snippet { text, notes })
}
