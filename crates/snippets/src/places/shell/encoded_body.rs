//! A form body of which only the secret values are not known yet.

use crate::field::{Name, Value};
use crate::quote::url;
use crate::word::Word;

/// `word` and `fields` behind it, percent-encoded: `token=…&ref=main&…`.
///
/// A secret value is encoded where the command runs. The token that is put there is taken
/// as it is: GitLab's own tokens have no character that a form would change.
pub(super) fn appended<'a>(
    mut word: Word,
    fields: impl IntoIterator<Item = (Name<'a>, Value<'a>)>,
) -> Word {
    for (at, (name, value)) in fields.into_iter().enumerate() {
        let joint = if at == 0 { "" } else { "&" };
        word = word.then([joint, &name.encoded()].concat());
        word = match (name, value) {
            (Name::Variable(_), Value::Environment(name)) => word.then_encoded_environment(name),
            _ => word.then("=").then_value(value, url::encode),
        };
    }
    word
}
