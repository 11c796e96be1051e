//! How a name is given its value, said once for the places that share a way.

/// In a terminal, where the shell itself fills it in. In bash and zsh `IFS=` and `-r` keep
/// blanks and backslashes (POSIX, `read`); fish keeps both by itself.
pub(super) fn in_terminal(name: &str, what: &str) -> String {
    format!(
        "Set ${name} to {what} first: in the same terminal, run “IFS= read -rs {name}” (bash or \
         zsh) or “read -s {name}” (fish), paste it and press Enter."
    )
}

/// In the environment of hurl.
pub(super) fn for_hurl(name: &str, what: &str) -> String {
    format!(
        "Set the environment variable HURL_SECRET_{name} to {what} where hurl runs (7 or later): \
         it takes the place of {{{{{name}}}}}."
    )
}

/// For a program that reads its environment. `IFS=` and `-r` keep blanks and backslashes.
pub(super) fn for_program(name: &str, what: &str) -> String {
    format!(
        "Set the environment variable {name} to {what} where the program runs. In a terminal: \
         run “IFS= read -rs {name}; export {name}” (bash or zsh), paste it and press Enter."
    )
}
