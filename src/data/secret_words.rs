//! Which keys speak for a secret value.

/// Words in a key that speak for a secret value. An address is shown, kept in
/// the history and passed on in links, and a preset is kept and exported, so
/// that such a value is left out of them.
const SECRET_WORDS: [&str; 6] = ["TOKEN", "SECRET", "PASSW", "PRIVATE", "CREDENTIAL", "_KEY"];

/// Whether the value of `key` may be a secret.
pub(crate) fn may_be_secret(key: &str) -> bool {
    let key = key.to_ascii_uppercase();
    SECRET_WORDS.iter().any(|word| key.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_told_by_a_word_of_its_key() {
        for key in [
            "deploy_token",
            "PASSWORD",
            "DB_PASSWD",
            "SSH_PRIVATE",
            "AWS_ACCESS_KEY_ID",
        ] {
            assert!(may_be_secret(key), "{key}");
        }
        for key in ["UPLOAD_TO_S3", "KEYBOARD", "NOTE", "TARGET", ""] {
            assert!(!may_be_secret(key), "{key}");
        }
    }
}
