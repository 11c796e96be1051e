//! A reader of the YAML that such files are made of: block mappings and sequences, plain
//! and quoted scalars, literal and folded blocks, comments, several documents, and groups
//! in brackets on one line (YAML 1.2.2). Scalars keep their text. Anchors are passed over;
//! aliases, tags and brackets over several lines are listed.
//!
//! A full parser would be most of the size of everything else that reads, and would turn
//! `0777` into 511.

mod block;
mod block_text;
mod flow;
mod lines;
mod plain;
mod quoted;
mod value;

use super::Why;
use super::node::Node;
use block::Reader;

/// A text that was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Yaml {
    /// The documents, each with its tree.
    pub(super) documents: Vec<Node>,
    /// What cannot be read here, with a piece of the text.
    pub(super) troubles: Vec<(String, Why)>,
}

/// Reads a text; whatever it is, something comes out.
pub(super) fn read(text: &str) -> Yaml {
    let mut reader = Reader::of(text);
    let documents = reader.documents();
    Yaml {
        documents,
        troubles: reader.troubles,
    }
}

#[cfg(test)]
mod tests;
