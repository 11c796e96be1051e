//! Values of HTTPie's request items.
//!
//! The first separator after the name decides what an item is: `=` a field, but `==` a part
//! of the URL, `=@` a file to read. `\` before one of `:;=@` takes the meaning from it and
//! vanishes, wherever it stands in the item; any other pair of `\` and a character stays as
//! it is, `\\` too (HTTPie docs, Request items; its `KeyValueArgType.tokenize`). So a `\`
//! that stands alone before one of the four cannot be said.

/// `text` as what follows `name=` in an item; `None` where an item cannot carry it.
pub(crate) fn value(text: &str) -> Option<String> {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\\' && characters.next().is_some_and(is_special) {
            return None;
        }
    }
    let opening = if text.starts_with(is_special) {
        "\\"
    } else {
        ""
    };
    Some([opening, text].concat())
}

/// The characters of which separators are made.
const fn is_special(character: char) -> bool {
    matches!(character, ':' | ';' | '=' | '@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, said) in [
            ("", Some("")),
            ("main", Some("main")),
            ("@/etc/hostname", Some("\\@/etc/hostname")),
            ("=", Some("\\=")),
            ("k=v:=w@x;", Some("k=v:=w@x;")),
            (r"C:\dir\", Some(r"C:\dir\")),
            (r"a\\=b", Some(r"a\\=b")),
            (r"a\=b", None),
            (r"\\\@", None),
        ] {
            assert_eq!(value(text).as_deref(), said, "{text:?}");
        }
    }

    /// The separators, longest first.
    const SEPARATORS: [&str; 10] = [":=@", "==@", ":=", "==", "=@", ":@", ":", ";", "=", "@"];

    /// Name, separator and value that HTTPie finds in an item: after its documentation.
    fn httpie_reads(item: &str) -> (String, &str, String) {
        // Each character, and whether it has lost its meaning.
        let mut read: Vec<(char, bool)> = Vec::new();
        let mut characters = item.chars();
        while let Some(character) = characters.next() {
            let next = (character == '\\').then(|| characters.next()).flatten();
            match next {
                Some(next) if ":;=@".contains(next) => read.push((next, true)),
                next => read.extend(
                    [Some(character), next]
                        .iter()
                        .flatten()
                        .map(|c| (*c, false)),
                ),
            }
        }
        let meant = |(character, lost): &(char, bool)| if *lost { ' ' } else { *character };
        let signs: String = read.iter().map(meant).collect();
        let start = signs.find([':', ';', '=', '@']).unwrap();
        let separator = SEPARATORS
            .into_iter()
            .find(|sign| signs[start..].starts_with(sign));
        let separator = separator.unwrap();
        let at = signs[..start].chars().count();
        let text = |part: &[(char, bool)]| part.iter().map(|(character, _)| character).collect();
        (
            text(&read[..at]),
            separator,
            text(&read[at + separator.len()..]),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_model_of_httpie_reads_it_back(
            text in prop_oneof![any::<String>(), r"[\\:;=@a ]{0,12}"]
        ) {
            if let Some(value) = value(&text) {
                let item = ["variables[A]=", &value].concat();
                prop_assert_eq!(httpie_reads(&item), ("variables[A]".into(), "=", text));
            }
        }

        #[test]
        fn what_is_refused_has_a_backslash_before_a_separator(text in any::<String>()) {
            let has = [r"\:", r"\;", r"\=", r"\@"].iter().any(|pair| text.contains(pair));
            prop_assert!(has || value(&text).is_some());
        }
    }
}
