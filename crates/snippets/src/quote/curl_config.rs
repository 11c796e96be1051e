//! Quoting for a parameter in a curl config file.
//!
//! Between double quotes curl reads `\\`, `\"`, `\t`, `\n`, `\r` and `\v` as escapes and
//! drops a backslash before any other character; one option stands on one line (curl's
//! manual page, `--config`). In a parameter of an option that starts with `expand-`, `{{`
//! begins the name of a variable (`--variable`): callers write no `{` there.

/// `text`, which has no line end, between double quotes.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, quoted) in [
            ("", r#""""#),
            ("ref=a%2Fb", r#""ref=a%2Fb""#),
            (r"C:\new\token", r#""C:\\new\\token""#),
            (r#"a "b" \"#, r#""a \"b\" \\""#),
            ("# it's", "\"# it's\""),
        ] {
            assert_eq!(quote(text), quoted, "{text:?}");
        }
    }

    /// What curl makes of a parameter, written after its manual page.
    fn curl_reads(parameter: &str) -> String {
        let mut characters = parameter.strip_prefix('"').unwrap().chars();
        let mut text = String::new();
        loop {
            match characters.next().unwrap() {
                '"' => break,
                '\\' => text.push(match characters.next().unwrap() {
                    't' => '\t',
                    'n' => '\n',
                    'r' => '\r',
                    'v' => '\u{b}',
                    other => other,
                }),
                other => text.push(other),
            }
        }
        assert_eq!(characters.as_str(), "", "{parameter}");
        text
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn curl_reads_it_back(text in r#"[^\x00\r\n]{0,40}|["\\tnrv# ]{0,16}"#) {
            prop_assert_eq!(curl_reads(&quote(&text)), text);
        }
    }
}
