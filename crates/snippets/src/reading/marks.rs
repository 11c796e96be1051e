//! Text in which something stands that is known by its name only: `$NAME`, a file.
//!
//! A shell replaces `$NAME` before curl splits a form and before GitLab decodes it. Here
//! it stays unknown through all of that: in its place stands a mark, NUL, a number and
//! NUL, which no splitting or decoding touches, as no text that is read has NUL
//! ([`super::read`] takes care of it, and no decoder makes one). What the mark stands for
//! is looked up at the end. Text with such marks is called marked.

/// What a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Insert {
    /// The value of `$NAME`.
    Name(String),
    /// The contents of a file, without the line ends at its end.
    File(String),
    /// What a command in `$(...)` writes: the command.
    Output(String),
    /// Anything else that is not known here.
    Other,
}

/// What all the marks of one text stand for, and how it was written there.
#[derive(Default)]
pub(super) struct Inserts(Vec<(Insert, String)>);

/// A part of a marked text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// What stands there, and how it was written.
    Insert(&'a Insert, &'a str),
}

const NUL: char = '\0';

impl Inserts {
    /// A new mark for `insert`, which was written as `source`.
    pub(super) fn mark(&mut self, insert: Insert, source: &str) -> String {
        self.0.push((insert, source.into()));
        format!("{NUL}{}{NUL}", self.0.len() - 1)
    }

    /// The parts of a marked text, without empty ones.
    pub(super) fn pieces<'a>(&'a self, marked: &'a str) -> impl Iterator<Item = Piece<'a>> {
        marked.split(NUL).enumerate().filter_map(|(at, part)| {
            if at % 2 == 0 {
                (!part.is_empty()).then_some(Piece::Text(part))
            } else {
                let (insert, source) = self.0.get(part.parse::<usize>().ok()?)?;
                Some(Piece::Insert(insert, source))
            }
        })
    }

    /// The one insert that is all of `marked`.
    pub(super) fn only<'a>(&'a self, marked: &'a str) -> Option<(&'a Insert, &'a str)> {
        let mut pieces = self.pieces(marked);
        match (pieces.next(), pieces.next()) {
            (Some(Piece::Insert(insert, source)), None) => Some((insert, source)),
            _ => None,
        }
    }

    /// `marked` as it was written.
    pub(super) fn as_written(&self, marked: &str) -> String {
        self.pieces(marked)
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Insert(_, source) => source,
            })
            .collect()
    }

    /// How many marks there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The commands in `$(...)` from this mark on.
    pub(super) fn outputs_from(&self, first: usize) -> Vec<String> {
        let later = self.0.iter().skip(first);
        later
            .filter_map(|(insert, _)| match insert {
                Insert::Output(command) => Some(command.clone()),
                Insert::Name(_) | Insert::File(_) | Insert::Other => None,
            })
            .collect()
    }
}

/// Whether nothing in `text` is marked.
pub(super) fn is_unmarked(text: &str) -> bool {
    !text.contains(NUL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_again() {
        let mut inserts = Inserts::default();
        let name = inserts.mark(Insert::Name("KEY".into()), "${KEY}");
        let marked = ["a=", &name, "&b"].concat();
        let pieces: Vec<_> = inserts.pieces(&marked).collect();
        assert_eq!(
            pieces,
            [
                Piece::Text("a="),
                Piece::Insert(&Insert::Name("KEY".into()), "${KEY}"),
                Piece::Text("&b"),
            ]
        );
        assert_eq!(inserts.as_written(&marked), "a=${KEY}&b");
        assert!(inserts.only(&marked).is_none());
        assert!(inserts.only(&name).is_some());
        assert!(!is_unmarked(&marked) && is_unmarked("a"));
    }
}
