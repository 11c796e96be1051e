//! Names that a secret value cannot have in the environment.

/// Where the token is read from when it is not written out.
pub(crate) const TOKEN: &str = "TRIGGER_TOKEN";

/// Whether `$key` is free to stand for a secret value: it can be read by a shell and
/// means nothing yet. Taken are the token's own name and names that a shell, the loader,
/// cron, curl or HTTPie sets or obeys (their manuals, crontab(5) and ld.so(8)): zsh has the
/// user's own name in `USERNAME`, whatever is put there. The tests ask each shell for the
/// names that it knows and try all that are not taken.
pub(crate) fn is_free(key: &str) -> bool {
    let upper = key.to_ascii_uppercase();
    !(key.starts_with(|first: char| first.is_ascii_digit())
        || key == TOKEN
        || TAKEN.contains(&upper.as_str())
        || TAKEN_AS_WRITTEN.contains(&key)
        || TAKEN_BEGINNINGS
            .iter()
            .any(|beginning| upper.starts_with(beginning)))
}

/// Upper case; lower case counts as taken too, as zsh ties `path` to `PATH` and curl reads
/// `http_proxy`.
const TAKEN: &[&str] = &[
    "ALL_PROXY",
    "ARGC",
    "ARGV",
    "CDPATH",
    "CI",
    "CMD_DURATION",
    "COLUMNS",
    "COMP_WORDBREAKS",
    "CPUTYPE",
    "CURL_CA_BUNDLE",
    "CURL_HOME",
    "DIRSTACK",
    "EGID",
    "ENV",
    "EPOCHREALTIME",
    "EPOCHSECONDS",
    "ERRNO",
    "EUID",
    "FPATH",
    "FUNCNAME",
    "FUNCNEST",
    "GID",
    "GROUPS",
    "HISTCHARS",
    "HISTCMD",
    "HISTORY",
    "HISTSIZE",
    "HOME",
    "HOSTNAME",
    "HTTPIE_CONFIG_DIR",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "IFS",
    "JOBMAX",
    "KEYBOARD_HACK",
    "KEYTIMEOUT",
    "KSHEGID",
    "KSHGID",
    "KSHUID",
    "KSH_VERSION",
    "LANG",
    "LD_AUDIT",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "LINENO",
    "LINES",
    "LISTMAX",
    "LOGNAME",
    "MACHTYPE",
    "MAILCHECK",
    "MAILTO",
    "MODULE_PATH",
    "NO_PROXY",
    "OLDPWD",
    "OPTARG",
    "OPTERR",
    "OPTIND",
    "OSTYPE",
    "PATH",
    "PATHSEP",
    "PGRP",
    "PIPESTATUS",
    "PPID",
    "PROMPT",
    "PS1",
    "PS2",
    "PS4",
    "PWD",
    "RANDOM",
    "REPLY",
    "SAVEHIST",
    "SECONDS",
    "SHELL",
    "SHELLOPTS",
    "SHLVL",
    "SRANDOM",
    "SSLKEYLOGFILE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "STATUS",
    "TERM",
    "TMOUT",
    "TRY_BLOCK_ERROR",
    "TRY_BLOCK_INTERRUPT",
    "TTY",
    "TTYIDLE",
    "UID",
    "USER",
    "USERNAME",
    "USER_ID",
    "VENDOR",
    "VERSION",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "YASH_VERSION",
    "_",
];

const TAKEN_BEGINNINGS: &[&str] = &["BASH", "FISH_", "LC_", "ZSH_", "__FISH_"];

/// Taken in this case only: tables and lists of zsh's and fish's own.
const TAKEN_AS_WRITTEN: &[&str] = &[
    "aliases",
    "builtins",
    "commands",
    "dis_aliases",
    "dis_builtins",
    "dis_functions",
    "dis_functions_source",
    "dis_galiases",
    "dis_patchars",
    "dis_reswords",
    "dis_saliases",
    "fignore",
    "funcfiletrace",
    "funcsourcetrace",
    "funcstack",
    "functions",
    "functions_source",
    "functrace",
    "galiases",
    "historywords",
    "jobdirs",
    "jobstates",
    "jobtexts",
    "keymaps",
    "mailpath",
    "manpath",
    "modules",
    "nameddirs",
    "options",
    "parameters",
    "patchars",
    "psvar",
    "reswords",
    "saliases",
    "signals",
    "status_generation",
    "termcap",
    "terminfo",
    "umask",
    "userdirs",
    "usergroups",
    "widgets",
];

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
            "OPTIONS",
            "DATABASE_PATH",
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
            "USERNAME",
            "options",
        ] {
            assert!(!is_free(key), "{key}");
        }
    }
}
