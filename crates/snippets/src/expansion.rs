//! What GitLab replaces in a variable's value before a job sees it.

/// Whether GitLab replaces something in `value`: `$NAME`, `${NAME}` or `%NAME%`, while
/// `$$` and `%%` stand for the sign itself (GitLab source, `ExpandVariables`).
pub(crate) fn is_expanded(value: &str) -> bool {
    let mut rest = value;
    while let Some(at) = rest.find(['$', '%']) {
        let (sign, after) = rest[at..].split_at(1);
        if let Some(after_pair) = after.strip_prefix(sign) {
            rest = after_pair;
        } else if starts_with_name(sign, after) {
            return true;
        } else {
            rest = after;
        }
    }
    false
}

fn starts_with_name(sign: &str, after: &str) -> bool {
    let (name, end) = match (sign, after.strip_prefix('{')) {
        ("$", Some(name)) => (name, "}"),
        ("$", None) => (after, ""),
        _ => (after, "%"),
    };
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    name.starts_with(|first: char| is_part(first) && !first.is_ascii_digit())
        && name.trim_start_matches(is_part).starts_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        for value in ["$B", "A$B/C", "${B}", "%B%", "$$$B", "100% $B", "$1$_x"] {
            assert!(is_expanded(value), "{value}");
        }
    }

    #[test]
    fn lone_signs_and_doubled_signs_are_not() {
        for value in [
            "", "$", "100%", "$5", "$$B", "%%B%%", "${B", "${}", "% B %", "$(id)", "%B",
        ] {
            assert!(!is_expanded(value), "{value}");
        }
    }
}
