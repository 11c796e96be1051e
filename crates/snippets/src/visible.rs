//! Which characters a person can see.
//!
//! What cannot be seen survives a script but not always a paste: terminals act on control
//! characters even inside correct quotes, and bidirectional marks make a text read other
//! than it runs (CVE-2021-42574). Such text is written percent-encoded.

/// Whether every character can be seen and stays as it is when pasted. Newlines and tabs
/// are not plain: a terminal may take them for the end of the command or for completion.
pub(crate) fn is_plain(text: &str) -> bool {
    !text.contains(is_hidden)
}

/// Whether a person should be told that there is more than meets the eye. Newlines and
/// tabs are ordinary parts of a value.
pub(crate) fn has_hidden(text: &str) -> bool {
    text.chars()
        .any(|character| !matches!(character, '\n' | '\t') && is_hidden(character))
}

/// Whether a person would not see `character`, or not see it for what it is. A page that
/// shows a text to be pasted should mark these; newlines and tabs are among them.
///
/// Control characters, blanks other than the space, line separators, and what Unicode
/// lists as `Default_Ignorable_Code_Point` or `Bidi_Control` (Unicode 16,
/// `DerivedCoreProperties.txt` and `PropList.txt`), and noncharacters.
#[must_use]
pub const fn is_hidden(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{A0}' | '\u{AD}' | '\u{34F}' | '\u{61C}'
        | '\u{115F}'..='\u{1160}' | '\u{1680}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}'
        | '\u{205F}'..='\u{206F}' | '\u{2800}' | '\u{3000}' | '\u{3164}'
        | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
        || (character as u32) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_plain() {
        for text in [
            "",
            "  lead and trail  ",
            "naïve",
            "日本語",
            "עברית",
            "🚀",
            "$(id) 'x' \\",
        ] {
            assert!(is_plain(text) && !has_hidden(text), "{text}");
        }
    }

    #[test]
    fn newline_and_tab_are_not_plain_but_expected() {
        for text in ["a\nb", "a\tb"] {
            assert!(!is_plain(text) && !has_hidden(text), "{text:?}");
        }
    }

    #[test]
    fn what_hides_is_found() {
        for text in [
            "\r",
            "\u{1b}[31m",
            "\u{7f}",
            "\u{85}",
            "\u{a0}",
            "a\u{200b}b",
            "\u{202e}gpj",
            "\u{2066}",
            "\u{feff}",
            "\u{2028}",
            "❤\u{fe0f}",
            "\u{e0041}",
            "\u{1ffff}",
        ] {
            assert!(!is_plain(text) && has_hidden(text), "{text:?}");
        }
    }
}
