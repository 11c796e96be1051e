//! Quoting for PowerShell, Windows PowerShell 5.1 and PowerShell 7 alike.
//!
//! In single quotes nothing is expanded, and two quotes stand for one (PowerShell
//! documentation, `about_Quoting_Rules`). PowerShell takes five characters for a single
//! quote, the typographic ones too, and any two of them in a row for a doubled one, of
//! which it keeps the second (PowerShell source, `CharTraits.IsSingleQuote` and
//! `Tokenizer.ScanStringLiteral`). So each of the five is written twice.

/// `text` as one string in single quotes.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for character in text.chars() {
        if is_single_quote(character) {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

const fn is_single_quote(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}'..='\u{201B}')
}

#[cfg(test)]
#[path = "../../tests/places/support/powershell/string.rs"]
mod model;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, quoted) in [
            ("", "''"),
            ("main", "'main'"),
            ("it's", "'it''s'"),
            ("‘’‚‛'", "'‘‘’’‚‚‛‛'''"),
            ("$(id) `n \"x\" “y”", "'$(id) `n \"x\" “y”'"),
            ("a\nb", "'a\nb'"),
        ] {
            assert_eq!(quote(text), quoted, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn powershell_reads_it_back(text in r"[^\x00]{0,40}|['‘’‚‛“”„$`a\n ]{0,16}") {
            let quoted = quote(&text);
            prop_assert_eq!(model::read(&quoted), Some((text, "")));
        }

        #[test]
        fn what_follows_is_not_swallowed(text in r"['‘’‚‛a]{0,8}", after in r"[ +)].{0,8}") {
            let quoted = quote(&text) + &after;
            prop_assert_eq!(model::read(&quoted), Some((text, after.as_str())));
        }
    }
}
