//! What a marked text is where the call runs.

use super::filling::Filling;
use super::marks::{Insert, Piece};
use super::settings::Resolved;

/// What a marked text is where the call runs.
pub(super) enum Value {
    Text(String),
    /// `$name` alone, and what this text sets it to.
    Named {
        name: String,
        text: Option<String>,
        written: String,
    },
    File {
        path: String,
        written: String,
    },
    /// As it was written; `unknown` is what is filled in there.
    Mixed {
        written: String,
        unknown: Vec<String>,
    },
}

impl Filling {
    /// What a marked text is, so far as this text tells.
    pub(super) fn value(&mut self, marked: &str) -> Value {
        match self.inserts.only(marked) {
            Some((Insert::Name(name), written)) => {
                match self.settings.resolved(name, &self.inserts) {
                    Resolved::File(path) => Value::File {
                        path,
                        written: written.into(),
                    },
                    Resolved::Text(text) => Value::Named {
                        name: name.clone(),
                        text: Some(text),
                        written: written.into(),
                    },
                    Resolved::Name(name) => Value::Named {
                        name,
                        text: None,
                        written: written.into(),
                    },
                }
            }
            Some((Insert::File(path), written)) => Value::File {
                path: path.clone(),
                written: written.into(),
            },
            Some((Insert::Output(_) | Insert::Other, _)) | None => self.mixed(marked),
        }
    }

    /// Names that this text sets are put in.
    fn mixed(&mut self, marked: &str) -> Value {
        let mut written = String::new();
        let mut unknown = Vec::new();
        for piece in self.inserts.pieces(marked) {
            match piece {
                Piece::Text(text) => written.push_str(text),
                Piece::Insert(Insert::Name(name), source) => {
                    match self.settings.resolved(name, &self.inserts) {
                        Resolved::Text(text) => written.push_str(&text),
                        Resolved::Name(_) | Resolved::File(_) => {
                            written.push_str(source);
                            unknown.push(source.to_owned());
                        }
                    }
                }
                Piece::Insert(Insert::File(_) | Insert::Output(_) | Insert::Other, source) => {
                    written.push_str(source);
                    unknown.push(source.to_owned());
                }
            }
        }
        if unknown.is_empty() {
            Value::Text(written)
        } else {
            Value::Mixed { written, unknown }
        }
    }
}
