//! The argument of curl's `--form` (curl's manual page, `--form`; its source,
//! `formparse`).

/// What `name=content` sends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A text, and what stands behind it.
    Text { text: String, rest: String },
    /// A file, or parts within the part.
    File,
}

/// Reads the content: `@` and `<` name a file, `(` begins parts within the part. A text
/// may stand in double quotes; otherwise blanks around it are taken off. It ends at `;`.
pub(super) fn content(argument: &str) -> Content {
    if argument.starts_with(['@', '<']) || argument == "(" {
        return Content::File;
    }
    let argument = argument.trim_start_matches(is_space);
    if let Some((text, rest)) = in_quotes(argument) {
        let rest = rest.find(';').map_or("", |at| &rest[at..]);
        return Content::Text {
            text,
            rest: rest.into(),
        };
    }
    let end = argument.find(';').unwrap_or(argument.len());
    let text = argument[..end].trim_end_matches(is_space);
    Content::Text {
        text: text.into(),
        rest: argument[end..].into(),
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t'..='\r')
}

/// A text in double quotes, `\"` and `\\` undone, and what follows the closing one.
fn in_quotes(argument: &str) -> Option<(String, &str)> {
    let mut rest = argument.strip_prefix('"')?;
    let mut text = String::new();
    loop {
        let at = rest.find(['"', '\\'])?;
        text.push_str(&rest[..at]);
        if rest[at..].starts_with('"') {
            return Some((text, &rest[at + 1..]));
        }
        let after = &rest[at + 1..];
        let escaped = after
            .chars()
            .next()
            .filter(|next| matches!(next, '"' | '\\'));
        text.push(escaped.unwrap_or('\\'));
        rest = &after[usize::from(escaped.is_some())..];
    }
}

/// Whether what stands behind a text says only of what type it is.
pub(super) fn is_type(rest: &str) -> bool {
    let rest = rest.trim_start_matches(';').trim_start();
    rest.is_empty() || (rest.starts_with("type=") && !rest[5..].contains(';'))
}
