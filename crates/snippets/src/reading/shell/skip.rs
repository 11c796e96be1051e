//! Where something that is opened is closed again.

/// The length of what `text` begins with up to its closing bracket, that included: `close`
/// is the bracket, and the opening one is already passed. Quotes and brackets within are
/// left in their order; each character is looked at once.
pub(super) fn closed(text: &str, close: char) -> Option<usize> {
    let mut open = vec![close];
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        let innermost = open.last().copied()?;
        let in_quotes = innermost == '"';
        match character {
            '\\' => {
                characters.next();
            }
            '\'' if !in_quotes => {
                characters.find(|(_, character)| *character == '\'')?;
            }
            '"' if in_quotes => {
                open.pop();
            }
            '"' => open.push('"'),
            '`' if innermost == '`' => {
                open.pop();
            }
            '`' => open.push('`'),
            '$' => match characters.clone().next() {
                Some((_, '(')) => {
                    characters.next();
                    open.push(')');
                }
                Some((_, '{')) => {
                    characters.next();
                    open.push('}');
                }
                _ => {}
            },
            '(' if !in_quotes => open.push(')'),
            ')' | '}' if innermost == character => {
                open.pop();
            }
            _ => {}
        }
        if open.is_empty() {
            return Some(at + character.len_utf8());
        }
    }
    None
}

/// The length of a command in backquotes up to and with the closing one, the opening one
/// already passed: a backslash keeps the next character (2.6.3).
pub(super) fn backquoted(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => {
                characters.next();
            }
            '`' => return Some(at + 1),
            _ => {}
        }
    }
    None
}
