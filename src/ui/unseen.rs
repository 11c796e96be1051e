//! Text from elsewhere, with marks on the characters that cannot be seen or
//! that turn the order of others round (CVE-2021-42574). The marks are drawn
//! by style alone: the text itself, and what is copied of it, stay the same.

use leptos::prelude::*;

/// `text` within an element of its own direction, its unseen characters marked
/// by their number.
pub(crate) fn marked(text: &str) -> AnyView {
    let parts = parts(text).into_iter().map(|part| match part {
        Part::Seen(text) => text.into_any(),
        Part::Unseen(character) => mark(character),
    });
    view! { <bdi>{parts.collect_view()}</bdi> }.into_any()
}

/// One character in an element of its own, where the style shows its number
/// and it turns nothing round.
pub(crate) fn mark(character: char) -> AnyView {
    let code = code(character);
    let text = character.to_string();
    view! { <span class="unseen-mark" data-code=code.clone() title=code>{text}</span> }.into_any()
}

/// `text` with its unseen characters spelled out, for the few places that take
/// no element: the options of a select. What it gives is only looked at, never
/// copied or sent.
pub(crate) fn spelled(text: &str) -> String {
    let parts = parts(text).into_iter().map(|part| match part {
        Part::Seen(text) => text,
        Part::Unseen(character) => ["⟦", &code(character), "⟧"].concat(),
    });
    parts.collect()
}

fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Seen(String),
    Unseen(char),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for character in text.chars() {
        match parts.last_mut() {
            _ if is_unseen(character) => parts.push(Part::Unseen(character)),
            Some(Part::Seen(run)) => run.push(character),
            Some(Part::Unseen(_)) | None => parts.push(Part::Seen(character.to_string())),
        }
    }
    parts
}

/// Control characters, and the marks of Unicode that have no width or change
/// the direction (Unicode 16, `Bidi_Control` and the invisible format
/// characters). Joiners and variation selectors belong to emoji and to many
/// scripts, and are left alone.
fn is_unseen(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_text_round_is_marked_and_nothing_is_lost() {
        let text = "a\u{202e}b\u{200b}\u{200b}ü\u{1b}";
        let seen = |text: &str| Part::Seen(text.to_owned());
        assert_eq!(
            parts(text),
            [
                seen("a"),
                Part::Unseen('\u{202e}'),
                seen("b"),
                Part::Unseen('\u{200b}'),
                Part::Unseen('\u{200b}'),
                seen("ü"),
                Part::Unseen('\u{1b}'),
            ]
        );
        assert_eq!(spelled("a\u{202e}b"), "a⟦U+202E⟧b");
    }

    #[test]
    fn ordinary_text_is_one_part() {
        for text in ["it's ${NAME}", "日本語", "עברית", "👩\u{200d}🚀", "a\nb\tc"] {
            assert_eq!(parts(text), [Part::Seen(text.to_owned())]);
        }
        assert_eq!(parts(""), []);
    }
}
