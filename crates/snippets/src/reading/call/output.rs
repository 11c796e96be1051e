//! What a command writes, where that can be told without running it.

use crate::reading::LIMIT;
use crate::reading::shell::Command;

/// What `command` writes: `printf`, `echo`, or `cat` of a here-document. Marked text.
pub(in crate::reading) fn written_by(command: &Command<'_>) -> Option<String> {
    let (program, arguments) = command.words.split_first()?;
    let arguments: Vec<&str> = arguments.iter().map(|word| word.text.as_str()).collect();
    match (program.text.as_str(), arguments.as_slice()) {
        ("cat", [] | ["-"]) => command.input.clone(),
        ("printf", ["--", format, arguments @ ..] | [format, arguments @ ..]) => {
            printf(format, arguments)
        }
        ("echo", ["-n", words @ ..]) => Some(words.join(" ")),
        ("echo", words) => Some(words.join(" ") + "\n"),
        _ => None,
    }
}

/// The format as often as there are arguments left (POSIX.1-2017, `printf`): `%s`, `%%`
/// and escapes; `None` for anything else.
fn printf(format: &str, arguments: &[&str]) -> Option<String> {
    let mut text = String::new();
    let mut arguments = arguments.iter();
    loop {
        let before = arguments.len();
        once(format, &mut arguments, &mut text)?;
        if arguments.len() == 0 || arguments.len() == before {
            return Some(text);
        }
        if text.len() > LIMIT {
            return None;
        }
    }
}

fn once<'a>(
    format: &str,
    arguments: &mut impl Iterator<Item = &'a &'a str>,
    text: &mut String,
) -> Option<()> {
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        match character {
            '%' => match characters.next()? {
                '%' => text.push('%'),
                's' => text.push_str(arguments.next().unwrap_or(&"")),
                _ => return None,
            },
            '\\' => match characters.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                '\\' => text.push('\\'),
                '"' => text.push('"'),
                '\'' => text.push('\''),
                _ => return None,
            },
            other => text.push(other),
        }
    }
    Some(())
}
