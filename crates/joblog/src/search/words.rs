//! Words that are looked for, and where they are in a text.

use crate::scan;
use std::ops::Range;

/// Words to look for, whatever their case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Folded, so that they can be compared.
    folded: String,
}

impl Words {
    /// These; none are nowhere.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self {
            folded: words.chars().flat_map(fold).collect(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// The end of a text in which they may begin, to go on in what comes after it.
    #[must_use]
    pub fn beginning_in<'a>(&self, text: &'a str) -> &'a str {
        let from = text.len().saturating_sub(self.length().saturating_sub(1));
        &text[text.floor_char_boundary(from)..]
    }

    /// How many bytes they have.
    pub(super) fn length(&self) -> usize {
        self.folded.len()
    }

    /// Whether they are in a text, or begin in what stands `before` it.
    pub(super) fn are_in(&self, before: &str, text: &str) -> bool {
        self.first_in(text, 0).is_some()
            || !before.is_empty() && self.first_in(&(before.to_owned() + text), 0).is_some()
    }

    /// Where in a text they are, first to last and none over another, but `most`
    /// at most. Those that begin in what stands `before` it are there from the
    /// text's beginning.
    #[must_use]
    pub fn places_in(&self, before: &str, text: &str, most: usize) -> Vec<Range<usize>> {
        let joined = before.to_owned() + text;
        let within = |place: usize| place.saturating_sub(before.len());
        let (mut places, mut from) = (Vec::new(), 0);
        while places.len() < most
            && let Some(place) = self.first_in(&joined, from)
        {
            from = place.end;
            if place.end > before.len() {
                places.push(within(place.start)..within(place.end));
            }
        }
        places
    }

    /// Where they are for the first time at `from` or after it.
    fn first_in(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let start = if self.folded.is_ascii() {
            self.first_ascii(text.as_bytes(), from)?
        } else {
            let mut letters = text[from..].char_indices();
            return letters.find_map(|(at, _)| {
                let length = self.length_at(&text[from + at..])?;
                Some(from + at..from + at + length)
            });
        };
        Some(start..start + self.length())
    }

    fn first_ascii(&self, text: &[u8], from: usize) -> Option<usize> {
        let (words, rest) = (self.folded.as_bytes(), &text[from..]);
        let is_at = |at: usize| {
            let there = rest[at..].get(..words.len());
            there.is_some_and(|found| found.eq_ignore_ascii_case(words))
        };
        let mut first = None;
        match words {
            [] => {}
            [only] => first = rest.iter().position(|byte| byte.eq_ignore_ascii_case(only)),
            [one, two, ..] => {
                scan::pairs(rest, &[[*one, *two]], |at| {
                    first = is_at(at).then_some(at);
                    first.is_some()
                });
            }
        }
        first.map(|at| from + at)
    }

    /// How many bytes of a text they are, where it begins with them.
    fn length_at(&self, text: &str) -> Option<usize> {
        let mut words = self.folded.chars().peekable();
        for (at, letter) in text.char_indices() {
            if words.peek().is_none() {
                return Some(at);
            }
            // A letter may be several in the other case, of which the first are enough.
            let is_same = fold(letter).all(|part| words.next().is_none_or(|word| word == part));
            if !is_same {
                return None;
            }
        }
        words.peek().is_none().then_some(text.len())
    }
}

/// A letter without its case. Greek has two small forms of one capital.
fn fold(letter: char) -> impl Iterator<Item = char> {
    letter
        .to_lowercase()
        .map(|small| if small == '\u{3c2}' { '\u{3c3}' } else { small })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_those_of_the_text_as_it_is_written() {
        type Row<'a> = (&'a str, &'a str, &'a str, &'a [Range<usize>]);
        let rows: [Row<'_>; 11] = [
            ("needle", "", "a Needle, a NEEDLE", &[2..8, 12..18]),
            ("aa", "", "aaaaa", &[0..2, 2..4]),
            ("a", "", "Abca", &[0..1, 3..4]),
            ("\u{c9}t", "", "x\u{e9}T\u{c9}t", &[1..4, 4..7]),
            // As one letter in one case and several in the other.
            ("i\u{307}x", "", "\u{130}X \u{130}x", &[0..3, 4..7]),
            (
                "\u{3bf}\u{3c2}",
                "",
                "\u{39f}\u{3a3} \u{3bf}\u{3c3}",
                &[0..4, 5..9],
            ),
            ("needle", "xnee", "dle needle", &[0..3, 4..10]),
            ("needle", "needle", "dle", &[]),
            ("absent", "", "abse", &[]),
            ("", "", "text", &[]),
            ("\u{e9}", "", "", &[]),
        ];
        for (words, before, text, places) in rows {
            let found = Words::new(words).places_in(before, text, 9);
            assert_eq!(found, places, "{words} in {before}|{text}");
        }
        assert_eq!(Words::new("a").places_in("", "aaaa", 2), [0..1, 1..2]);
        assert_eq!(Words::new("abc").beginning_in("x\u{e9}b"), "\u{e9}b");
        assert_eq!(Words::new("abc").beginning_in(""), "");
    }

    proptest! {
        #[test]
        fn there_are_places_wherever_words_are(
            words in "[aA\u{e9}\u{c9}\u{130}\u{df}]{0,3}",
            before in "[aAb\u{e9}]{0,3}",
            text in "[aAb\u{e9}\u{c9}\u{130}\u{df} ]{0,12}",
        ) {
            let words = Words::new(&words);
            let places = words.places_in(&before, &text, 99);
            for place in &places {
                prop_assert!(text.get(place.clone()).is_some_and(|found| !found.is_empty()));
            }
            prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert_eq!(words.are_in("", &text), !words.places_in("", &text, 1).is_empty());
        }
    }
}
