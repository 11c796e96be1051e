//! Quoting for a recipe line of a makefile, which make reads before a shell does.
//!
//! In a recipe make acts on `$` alone, and `$$` stands for one (POSIX.1-2017, make, Macros;
//! GNU make manual, Using Variables in Recipes). A `#` goes to the shell (POSIX, Makefile
//! Syntax: comments are recognised outside command lines; manual of bmake: "except in a
//! shell command line"). A backslash at a line's end stays, with the line end, and the tab
//! that starts the next line is taken away, so a line may only be broken between words.

use crate::word::Word;

/// `command`, which has no line end, as part of a recipe.
pub(crate) fn recipe(command: &str) -> String {
    command.replace('$', "$$")
}

/// `word` as one word of a recipe's command, its `$NAME`s read from the environment.
pub(crate) fn word(word: &Word) -> String {
    recipe(&super::sh::word(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (command, written) in [
            ("", ""),
            ("curl 'a#b'", "curl 'a#b'"),
            ("'$HOME' \"$X\"", "'$$HOME' \"$$X\""),
            ("$$(x)", "$$$$(x)"),
        ] {
            assert_eq!(recipe(command), written, "{command:?}");
        }
    }

    #[test]
    fn a_placeholder_is_left_to_the_shell() {
        let token = Word::text("token=").then_environment("TRIGGER_TOKEN");
        assert_eq!(word(&token), "\"token=$$TRIGGER_TOKEN\"");
        let file = Word::text("token=").then_file("it's $x");
        assert_eq!(word(&file), r#""token=$$(cat -- 'it'\''s $$x')""#);
    }

    /// What the shell gets of one recipe line, written after the manuals of the makes.
    /// Panics where a macro would be expanded.
    fn make_gives(recipe: &str) -> String {
        let mut command = String::new();
        let mut characters = recipe.chars();
        while let Some(character) = characters.next() {
            if character == '$' {
                assert_eq!(characters.next(), Some('$'), "a macro in {recipe}");
            }
            command.push(character);
        }
        command
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn make_and_then_a_posix_parser_read_it_back(
            text in r"[^\x00\n]{0,40}|['\\$#(){}a %]{0,16}"
        ) {
            let command = make_gives(&word(&Word::text(text.clone())));
            prop_assert_eq!(shlex::split(&command), Some(vec![text]));
        }
    }
}
