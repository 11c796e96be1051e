//! What GitLab replaces in a variable's value before a job sees it.

/// Whether GitLab replaces something in a text of a trigger job: `$NAME`, `${NAME}` or
/// `%NAME%`. There a doubled sign does not stand for the sign itself (GitLab source,
/// `lib/expand_variables.rb`).
pub(crate) fn is_expanded_in_trigger(text: &str) -> bool {
    text.match_indices(['$', '%'])
        .any(|(at, sign)| starts_with_name(sign, &text[at + 1..]))
}

/// Whether GitLab replaces something in `value`: `$NAME`, `${NAME}` or `%NAME%`, while
/// `$$` and `%%` stand for the sign itself (GitLab source, the pattern in
/// `lib/gitlab/ci/variables/collection/item.rb`).
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
    fn a_trigger_job_finds_names_behind_doubled_signs_too() {
        for text in [
            "$B", "pa$$w0rd", "${B}", "%B%", "100% $B", "%%B%%", "a%$b%c",
        ] {
            assert!(is_expanded_in_trigger(text), "{text}");
        }
        for text in [
            "", "$", "$$", "100%", "$5", "${B", "% B %", "$(id)", "%B", "%é%",
        ] {
            assert!(!is_expanded_in_trigger(text), "{text}");
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
