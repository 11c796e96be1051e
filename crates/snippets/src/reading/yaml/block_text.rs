//! Blocks of text: literal and folded (YAML 1.2.2, 8.1).

use super::lines::ends_here;

/// The first line of a block.
pub(super) struct Header {
    folded: bool,
    /// How much deeper than its parent the text is.
    pub(super) indent: Option<usize>,
    /// What becomes of line ends at the end: `-` takes all away, `+` keeps all.
    chomping: Option<char>,
}

impl Header {
    /// Reads `|` or `>` and what stands behind it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (style, rest) = text.split_at(1);
        let length = rest.find([' ', '\t']).unwrap_or(rest.len());
        let (indicators, rest) = rest.split_at(length);
        if !ends_here(rest) {
            return None;
        }
        let mut header = Self {
            folded: style == ">",
            indent: None,
            chomping: None,
        };
        for indicator in indicators.chars() {
            match indicator {
                '-' | '+' if header.chomping.is_none() => header.chomping = Some(indicator),
                '1'..='9' if header.indent.is_none() => {
                    let digit = indicator.to_digit(10)?;
                    header.indent = usize::try_from(digit).ok();
                }
                _ => return None,
            }
        }
        Some(header)
    }

    /// The text that these lines are, their indentation taken off.
    pub(super) fn text(&self, lines: &[&str]) -> String {
        let end = lines
            .iter()
            .rposition(|line| !line.is_empty())
            .map_or(0, |last| last + 1);
        let mut text = if self.folded {
            folded(&lines[..end])
        } else {
            lines[..end].join("\n")
        };
        match self.chomping {
            Some('-') => {}
            Some(_) => {
                let kept = lines.len() - end + usize::from(end > 0);
                text.extend(std::iter::repeat_n('\n', kept));
            }
            None if end > 0 => text.push('\n'),
            None => {}
        }
        text
    }
}

/// Line ends between lines that are not indented further are folded.
fn folded(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut breaks = 0;
    let mut before: Option<&str> = None;
    for line in lines {
        if line.is_empty() {
            breaks += 1;
            continue;
        }
        let indented = |line: &str| line.starts_with([' ', '\t']);
        match before {
            None => text.extend(std::iter::repeat_n('\n', breaks)),
            Some(last) if indented(last) || indented(line) => {
                text.extend(std::iter::repeat_n('\n', breaks + 1));
            }
            Some(_) if breaks == 0 => text.push(' '),
            Some(_) => text.extend(std::iter::repeat_n('\n', breaks)),
        }
        text.push_str(line);
        before = Some(line);
        breaks = 0;
    }
    text
}
