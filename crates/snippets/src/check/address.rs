//! The GitLab's address.

use crate::Refusal;

/// The address without slashes at its end, and its scheme. Only what a host and an encoded
/// path are made of: so it cannot end a quote, start a query or carry a password.
///
/// # Errors
/// [`Refusal::AddressInvalid`].
pub(super) fn checked(address: &str) -> Result<(&str, &'static str), Refusal> {
    let (rest, scheme) = if let Some(rest) = address.strip_prefix("https://") {
        (rest, "https")
    } else if let Some(rest) = address.strip_prefix("http://") {
        (rest, "http")
    } else {
        return Err(Refusal::AddressInvalid);
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._~-:/%[]".contains(&byte);
    if rest.is_empty() || rest.starts_with('/') || !rest.bytes().all(allowed) {
        return Err(Refusal::AddressInvalid);
    }
    Ok((address.trim_end_matches('/'), scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_hosts_and_folders_are_taken() {
        for (address, expected) in [
            ("http://127.0.0.1:8485", ("http://127.0.0.1:8485", "http")),
            ("http://[::1]:8485/", ("http://[::1]:8485", "http")),
            (
                "https://example.com/git%20lab//",
                ("https://example.com/git%20lab", "https"),
            ),
        ] {
            assert_eq!(checked(address), Ok(expected), "{address}");
        }
    }

    #[test]
    fn what_could_end_a_quote_or_carry_a_password_is_refused() {
        for address in [
            "",
            "gitlab.example.com",
            "ftp://gitlab.example.com",
            "https://",
            "https:///gitlab",
            "https://user:password@gitlab.example.com",
            "https://gitlab.example.com/?x",
            "https://gitlab.example.com/$(id)",
            "https://gitlab.example.com/'\"`",
            "https://gitlab.example.com/\n",
        ] {
            assert_eq!(checked(address), Err(Refusal::AddressInvalid), "{address}");
        }
    }
}
