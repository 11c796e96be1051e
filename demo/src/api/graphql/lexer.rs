//! Cuts a GraphQL document into its words (GraphQL specification, "Lexical
//! Tokens").

use std::iter::Peekable;
use std::str::Chars;

use super::document::{Fault, Position};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Name(String),
    Text(String),
    Integer(i64),
    /// Any single sign of punctuation.
    Sign(char),
    /// `...`, which opens a fragment.
    Spread,
    End,
}

impl std::fmt::Display for Token {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => write!(out, "NAME ({name:?})"),
            Self::Text(text) => write!(out, "STRING ({text:?})"),
            Self::Integer(number) => write!(out, "INT (\"{number}\")"),
            Self::Sign(sign) => write!(out, "\"{sign}\""),
            Self::Spread => out.write_str("\"...\""),
            Self::End => out.write_str("end of document"),
        }
    }
}

/// All words with their places; the last one is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Position)>, Fault> {
    let mut lexer = Lexer {
        rest: text.chars().peekable(),
        place: Position { line: 1, column: 1 },
    };
    let mut found = Vec::new();
    loop {
        let (token, position) = lexer.next()?;
        let is_last = token == Token::End;
        found.push((token, position));
        if is_last {
            return Ok(found);
        }
    }
}

struct Lexer<'text> {
    rest: Peekable<Chars<'text>>,
    place: Position,
}

impl Lexer<'_> {
    fn take(&mut self) -> Option<char> {
        let taken = self.rest.next()?;
        if taken == '\n' {
            self.place.line += 1;
            self.place.column = 1;
        } else {
            self.place.column += 1;
        }
        Some(taken)
    }

    /// Takes letters as long as they belong.
    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let mut taken = String::new();
        while self.rest.peek().is_some_and(|next| belongs(*next)) {
            taken.extend(self.take());
        }
        taken
    }

    fn next(&mut self) -> Result<(Token, Position), Fault> {
        loop {
            let is_space =
                |letter: char| letter.is_whitespace() || matches!(letter, ',' | '\u{feff}');
            self.take_while(is_space);
            if self.rest.peek() != Some(&'#') {
                break;
            }
            self.take_while(|letter| letter != '\n');
        }
        let position = self.place;
        let token = match self.rest.peek().copied() {
            None => Token::End,
            Some('"') => Token::Text(self.text(position)?),
            Some(first) if first.is_ascii_alphabetic() || first == '_' => {
                Token::Name(self.take_while(|next| next.is_ascii_alphanumeric() || next == '_'))
            }
            Some(first) if first.is_ascii_digit() || first == '-' => {
                let digits =
                    self.take_while(|next| next.is_ascii_alphanumeric() || "-.".contains(next));
                let number = digits.parse();
                Token::Integer(number.map_err(|_| unexpected(position, &digits))?)
            }
            Some('.') => {
                let dots = self.take_while(|next| next == '.');
                if dots != "..." {
                    return Err(unexpected(position, &dots));
                }
                Token::Spread
            }
            Some(sign) if "!$():=@[]{}|&".contains(sign) => {
                self.take();
                Token::Sign(sign)
            }
            Some(other) => return Err(unexpected(position, &other.to_string())),
        };
        Ok((token, position))
    }

    /// A text in quotes.
    fn text(&mut self, start: Position) -> Result<String, Fault> {
        let unfinished = || Fault::at(start, "Unterminated string");
        self.take();
        let mut text = String::new();
        loop {
            match self.take().ok_or_else(unfinished)? {
                '"' if text.is_empty() && self.rest.peek() == Some(&'"') => {
                    let sentence =
                        "The demo reads no block strings. Use \"a string\" or a variable.";
                    return Err(Fault::at(start, sentence));
                }
                '"' => return Ok(text),
                '\n' => return Err(unfinished()),
                '\\' => text.push(self.escaped(start)?),
                plain => text.push(plain),
            }
        }
    }

    fn escaped(&mut self, start: Position) -> Result<char, Fault> {
        let bad = || Fault::at(start, "Bad escape in string");
        let escaped = match self.take().ok_or_else(bad)? {
            same @ ('"' | '\\' | '/') => same,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let digits: String = (0..4).filter_map(|_| self.take()).collect();
                let code = u32::from_str_radix(&digits, 16).map_err(|_| bad())?;
                char::from_u32(code).ok_or_else(bad)?
            }
            _ => return Err(bad()),
        };
        Ok(escaped)
    }
}

fn unexpected(position: Position, what: &str) -> Fault {
    let Position { line, column } = position;
    Fault::at(
        position,
        format!("Parse error on {what:?} at [{line}, {column}]"),
    )
}
