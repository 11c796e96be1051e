//! Lines and how far they are indented.

/// A line as it is still to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// The whole line, for blocks of text.
    pub(super) raw: &'a str,
    /// How far what is still to be read is indented: a sequence's dash counts as a blank.
    pub(super) indent: usize,
    /// What is still to be read.
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn of(raw: &'a str) -> Self {
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        let text = raw.trim_start_matches(' ');
        Self {
            raw,
            indent: raw.len() - text.len(),
            text,
        }
    }

    /// Nothing, or a comment.
    pub(super) fn is_empty(&self) -> bool {
        let text = self.text.trim_start_matches([' ', '\t']);
        text.is_empty() || text.starts_with('#')
    }

    pub(super) fn is_blank(&self) -> bool {
        self.raw.trim_matches([' ', '\t']).is_empty()
    }

    /// `---` or `...`, alone or with something behind it.
    pub(super) fn is_border(&self) -> bool {
        ["---", "..."].iter().any(|border| {
            self.raw
                .strip_prefix(border)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        })
    }

    /// A dash that begins an item, and what follows it.
    pub(super) fn item(&self) -> Option<Self> {
        let rest = self.text.strip_prefix('-')?;
        if !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
            return None;
        }
        let text = rest.trim_start_matches([' ', '\t']);
        Some(Self {
            raw: self.raw,
            indent: self.indent + 1 + rest.len() - text.len(),
            text,
        })
    }
}

/// The text without a comment at its end and without blanks before that.
pub(super) fn without_comment(text: &str) -> &str {
    if text.starts_with('#') {
        return "";
    }
    let end = [" #", "\t#"]
        .iter()
        .filter_map(|comment| text.find(comment))
        .min()
        .unwrap_or(text.len());
    text[..end].trim_end_matches([' ', '\t'])
}

/// Whether nothing but a comment follows a value.
pub(super) fn ends_here(rest: &str) -> bool {
    let trimmed = rest.trim_start_matches([' ', '\t']);
    trimmed.is_empty() || (trimmed.starts_with('#') && trimmed.len() < rest.len())
}
