//! `name=value` pairs of a form body or a query.

use super::Why;
use super::encoded;
use super::filling::Filling;

/// Takes each pair of a URL-encoded text, which may be marked.
pub(super) fn take_pairs(form: &mut Filling, text: &str) {
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some((name, value)) => {
                let (name, value) = (encoded::form_value(name), encoded::form_value(value));
                if name.odd || value.odd {
                    form.list(&name.text, Why::NotUnicode);
                }
                form.field(&name.text, &value.text);
            }
            None => form.list(pair, Why::FieldWithoutName),
        }
    }
}
