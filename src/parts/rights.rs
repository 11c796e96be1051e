//! What the connected person may do, as the reason why a control is off. The
//! server has the last word: where it does not tell, everything is on.

use crate::data::session::Session;
use crate::parts::project::PresentProject;
use gitlab::AccessLevel;
use leptos::prelude::*;

/// Why nothing may be changed with this token, if so.
pub(crate) fn read_only_reason() -> Option<String> {
    let info = expect_context::<Session>().connection()?.token_info?;
    (!info.can_write()).then(|| {
        "This access token may only look (it lacks the scope api). Connect with one that has it."
            .to_owned()
    })
}

/// Why the person may not do in this project what `needed` is needed for,
/// if so; the token's own limits come first.
pub(crate) fn reason_below(needed: AccessLevel, to_do: &str) -> Option<String> {
    if let Some(reason) = read_only_reason() {
        return Some(reason);
    }
    let project = expect_context::<PresentProject>().get()?;
    if project.archived {
        return Some("This project is archived: nothing in it can be changed.".to_owned());
    }
    let role = project.access()?;
    (role < needed).then(|| {
        format!(
            "It takes the role {} to {to_do}; yours here is {}.",
            needed.word(),
            role.word()
        )
    })
}
