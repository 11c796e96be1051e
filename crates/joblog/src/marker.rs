//! The markers between which a section stands, as text in the log.

/// A marker that stood before `\r ESC [ 0 K`:
/// `section_start:1700000000:build[collapsed=true]` or `section_end:...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    pub(crate) edge: Edge,
    /// Unix seconds; `None` when the number is too large to be a time.
    pub(crate) at: Option<u64>,
    /// Lower case letters, digits and `-`, as GitLab compares names.
    pub(crate) name: String,
    pub(crate) collapsed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    End,
}

/// Reads the marker that a text ends with, and how many bytes stand before it.
/// What GitLab would not take for a marker is none (`Gitlab::Regex`,
/// `build_trace_section_regex`).
pub(crate) fn at_end_of(text: &str) -> Option<(Marker, usize)> {
    let (text, name_and_options) = text.rsplit_once(':')?;
    let (text, seconds) = text.rsplit_once(':')?;
    let (before, edge) = match text.strip_suffix("section_start") {
        Some(before) => (before, Edge::Start),
        None => (text.strip_suffix("section_end")?, Edge::End),
    };
    let (name, options) = match name_and_options.split_once('[') {
        Some((name, options)) => (name, Some(options.strip_suffix(']')?)),
        None => (name_and_options, None),
    };
    let collapsed = match options {
        Some(options) => collapsed(options)?,
        None => false,
    };
    if seconds.is_empty() || !seconds.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let marker = Marker {
        edge,
        at: seconds.parse().ok(),
        name: sanitized(name)?,
        collapsed,
    };
    Some((marker, before.len()))
}

/// Whether options such as `collapsed=true, other=1` say so; `None` when they
/// are not options at all.
fn collapsed(options: &str) -> Option<bool> {
    let is_word = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
    };
    let mut collapsed = false;
    for (index, option) in options.split(',').enumerate() {
        let option = match option.strip_prefix(' ') {
            Some(option) if index > 0 => option,
            Some(_) | None => option,
        };
        let (key, value) = option.split_once('=')?;
        if !is_word(key) || !is_word(value) {
            return None;
        }
        if key == "collapsed" {
            collapsed = value == "true";
        }
    }
    Some(collapsed)
}

fn sanitized(name: &str) -> Option<String> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    (!name.is_empty() && name.bytes().all(is_allowed))
        .then(|| name.to_ascii_lowercase().replace(['_', '.'], "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(name: &str, collapsed: bool) -> Marker {
        Marker {
            edge: Edge::Start,
            at: Some(1),
            name: name.to_owned(),
            collapsed,
        }
    }

    #[test]
    fn markers_are_read_with_what_stands_before_them() {
        let end = Marker {
            edge: Edge::End,
            ..start("b", false)
        };
        let table = [
            ("section_start:1:a", start("a", false), 0),
            ("$ section_start:1:a", start("a", false), 2),
            ("section_end:1:b", end, 0),
            (
                "section_start:1:Get_the.SOURCES-2",
                start("get-the-sources-2", false),
                0,
            ),
            ("section_start:1:a[collapsed=true]", start("a", true), 0),
            ("section_start:1:a[collapsed=false]", start("a", false), 0),
            (
                "section_start:1:a[hide_duration=true, collapsed=true]",
                start("a", true),
                0,
            ),
            ("section_start:1:a[collapsed=true,x=1]", start("a", true), 0),
            ("section_start:1:section_start:1:a", start("a", false), 16),
        ];
        for (text, marker, before) in table {
            assert_eq!(at_end_of(text), Some((marker, before)), "{text}");
        }
    }

    #[test]
    fn a_time_too_large_is_no_time_but_still_a_marker() {
        let (marker, _) = at_end_of("section_start:99999999999999999999:a").unwrap();
        assert_eq!(marker.at, None);
    }

    #[test]
    fn what_gitlab_would_not_read_is_no_marker() {
        let table = [
            "",
            "section_start:1:",
            "section_start::a",
            "section_start:1x:a",
            "section_start:-1:a",
            "section_begin:1:a",
            "start:1:a",
            "section_start:1:my_$ection",
            "section_start:1:<a>",
            "section_start:1:a b",
            "section_start:1:ä",
            "section_start:1:a[]",
            "section_start:1:a[collapsed]",
            "section_start:1:a[collapsed=true",
            "section_start:1:a[collapsed=true]x",
            "section_start:1:a[ collapsed=true]",
            "section_start:1:a[x=1,  y=2]",
            "section_start:1:[x=1]",
        ];
        for text in table {
            assert_eq!(at_end_of(text), None, "{text}");
        }
    }
}
