//! The places, one file each, with the rules of each.

use crate::{Place, Refusal};

pub(crate) mod crontab;
pub(crate) mod curl_form;
pub(crate) mod curl_query;
pub(crate) mod gitlab_ci;

/// Linux gives one argument of a program 128 KiB (`MAX_ARG_STRLEN`), and other systems
/// give all of them together not much more. A command within this passes on each.
const COMMAND_LIMIT: usize = 131_000;

/// `text`, or the refusal if `place` cannot take that much.
fn fitting(place: Place, text: String, limit: usize) -> Result<String, Refusal> {
    let length = text.len();
    if length > limit {
        Err(Refusal::TooLong {
            place,
            length,
            limit,
        })
    } else {
        Ok(text)
    }
}
