//! Names that a secret value cannot have in the environment.

/// Where the token is read from when it is not written out.
pub(crate) const TOKEN: &str = "TRIGGER_TOKEN";

/// Whether `$key` is free to stand for a secret value: it can be read by a shell and
/// means nothing yet. Taken are the token's own name and names that a shell, the loader,
/// cron or curl sets or obeys (manuals of bash, zsh, fish, crontab(5), ld.so and curl).
pub(crate) fn is_free(key: &str) -> bool {
    let upper = key.to_ascii_uppercase();
    !(key.starts_with(|first: char| first.is_ascii_digit())
        || key == TOKEN
        || TAKEN.contains(&upper.as_str())
        || TAKEN_BEGINNINGS
            .iter()
            .any(|beginning| upper.starts_with(beginning)))
}

/// Upper case; lower case counts as taken too, as zsh ties `path` to `PATH` and curl reads
/// `http_proxy`.
const TAKEN: &[&str] = &[
    "_",
    "ALL_PROXY",
    "ARGC",
    "ARGV",
    "CDPATH",
    "CI",
    "COLUMNS",
    "CURL_CA_BUNDLE",
    "CURL_HOME",
    "DIRSTACK",
    "EGID",
    "ENV",
    "EUID",
    "FPATH",
    "FUNCNAME",
    "GID",
    "GROUPS",
    "HISTORY",
    "HOME",
    "HOSTNAME",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "IFS",
    "LANG",
    "LD_AUDIT",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "LINENO",
    "LINES",
    "LOGNAME",
    "MAILTO",
    "NO_PROXY",
    "OLDPWD",
    "OPTARG",
    "OPTIND",
    "PATH",
    "PIPESTATUS",
    "PPID",
    "PROMPT",
    "PS1",
    "PS4",
    "PWD",
    "RANDOM",
    "REPLY",
    "SECONDS",
    "SHELL",
    "SHLVL",
    "SSLKEYLOGFILE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "STATUS",
    "TERM",
    "UID",
    "USER",
    "VERSION",
];

const TAKEN_BEGINNINGS: &[&str] = &["BASH", "FISH_", "LC_", "ZSH_"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_are_free() {
        for key in [
            "PASSWORD",
            "DEPLOY_KEY",
            "_x",
            "token",
            "PATHS",
            "S3",
            "LD_SDK_KEY",
            "GITLAB_TOKEN",
        ] {
            assert!(is_free(key), "{key}");
        }
    }

    #[test]
    fn names_with_a_meaning_are_not() {
        for key in [
            "PATH",
            "path",
            "_",
            "TRIGGER_TOKEN",
            "RANDOM",
            "BASH_ENV",
            "1ST",
            "UID",
        ] {
            assert!(!is_free(key), "{key}");
        }
    }
}
