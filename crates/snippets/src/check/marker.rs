//! The marker: plain enough to need no quotes anywhere.

use crate::{Marker, Refusal};

/// What a trigger call knows by itself (GitLab source, `lib/api/ci/triggers.rb`), and what
/// GitLab takes for an access token.
const TAKEN: [&str; 9] = [
    "access_token",
    "file",
    "id",
    "inputs",
    "job_token",
    "private_token",
    "ref",
    "token",
    "variables",
];

pub(super) fn checked(marker: Option<&Marker>) -> Result<Option<&Marker>, Refusal> {
    let is_fine = marker.is_none_or(|Marker { name, value }| {
        let of_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let of_value = |byte: u8| of_name(byte) || byte == b'-';
        let is_free = !TAKEN.contains(&name.as_str());
        is_free && fits(name, of_name) && fits(value, of_value)
    });
    if is_fine {
        Ok(marker)
    } else {
        Err(Refusal::MarkerInvalid)
    }
}

fn fits(text: &str, allowed: impl Fn(u8) -> bool) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        for (name, value, fine) in [
            ("pullcord_trigger", "10", true),
            ("A1", "a_b-c", true),
            ("token", "10", false),
            ("variables", "10", false),
            ("variables[A]", "10", false),
            ("", "10", false),
            ("name", "", false),
            ("name", "a b", false),
            ("name", "$x", false),
        ] {
            let marker = Marker {
                name: name.into(),
                value: value.into(),
            };
            assert_eq!(checked(Some(&marker)).is_ok(), fine, "{name}={value}");
        }
        assert_eq!(checked(None), Ok(None));
    }
}
