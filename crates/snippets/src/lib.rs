//! A GitLab trigger call, written and quoted for each place it can be pasted into.
//!
//! Whatever is typed as ref, key or value, either the server receives exactly those bytes,
//! exactly once, and nothing else happens, or the call is refused with a sentence that
//! says why. A branch name is chosen by whoever can push and may hold quotes, `$(...)` and
//! semicolons; so this is what stands between them and the shell of whoever pastes.
//!
//! ```
//! use snippets::{Call, Options, Place, TokenGiven, Variable, write};
//!
//! let call = Call {
//!     api: "https://gitlab.example.com/api/v4".into(),
//!     project: "9".into(),
//!     git_ref: "feature/it's-ready".into(),
//!     variables: vec![Variable {
//!         key: "UPLOAD_TO_S3".into(),
//!         value: "true".into(),
//!         secret: false,
//!     }],
//!     token: TokenGiven::Placeholder,
//! };
//! let snippet = write(Place::CurlForm, &call, &Options::default())?;
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
//! Two styles: values are written as they are where every character can be seen, and
//! percent-encoded where one cannot, or where the place fills in templates. No style
//! depends on the shell being forgiving.

#![forbid(unsafe_code)]

mod call;
mod curl;
mod expansion;
mod names;
mod note;
mod options;
mod place;
mod places;
mod quote;
mod refusal;
mod request;
mod schedule;
mod snippet;
mod visible;
mod word;

pub use call::{Call, TokenGiven, Variable};
pub use note::Note;
pub use options::{CiForm, Options};
pub use place::Place;
pub use refusal::{Field, Refusal};
pub use schedule::{NotATime, Schedule};
pub use snippet::Snippet;

use places::{crontab, curl_form, curl_query, gitlab_ci};
use request::Request;

/// Writes `call` for `place`. The same input gives the same text.
///
/// # Errors
/// A [`Refusal`] when a part of the call is missing or not allowed, or when `place` cannot
/// carry it unchanged; [`Refusal::field`] says which part.
pub fn write(place: Place, call: &Call, options: &Options) -> Result<Snippet, Refusal> {
    let request = Request::check(call)?;
    match place {
        Place::CurlForm => curl_form::write(&request),
        Place::CurlQuery => curl_query::write(&request),
        Place::GitlabCi => gitlab_ci::write(&request, options),
        Place::Crontab => crontab::write(&request, options),
    }
}
