//! Mappings, sequences and scalars by their indentation.

use super::lines::{Line, ends_here};
use super::plain;
use crate::reading::Why;
use crate::reading::node::{DEEPEST, Node};

pub(super) struct Reader<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) at: usize,
    depth: usize,
    pub(super) troubles: Vec<(String, Why)>,
}

/// How far the parent is indented; nothing is the document itself.
pub(super) type Parent = Option<usize>;

pub(super) fn is_deeper(indent: usize, parent: Parent) -> bool {
    parent.is_none_or(|parent| indent > parent)
}

impl<'a> Reader<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        // What follows the last line end is no line, and blanks there neither.
        let end = text.trim_end_matches([' ', '\t']);
        let lines = end.strip_suffix('\n').unwrap_or(text).split('\n');
        Self {
            lines: lines.map(Line::of).collect(),
            at: 0,
            depth: 0,
            troubles: Vec::new(),
        }
    }

    pub(super) fn documents(&mut self) -> Vec<Node> {
        let mut documents = Vec::new();
        while let Some(line) = self.line() {
            if line.is_border() {
                self.border(line);
            } else if line.raw.starts_with('%') {
                self.at += 1;
            } else {
                documents.push(self.node(None));
                self.list_to_border();
            }
        }
        documents
    }

    /// `--- value`: what stands behind the border is still to be read.
    fn border(&mut self, line: Line<'a>) {
        let rest = line.raw[3..].trim_start_matches([' ', '\t']);
        if line.raw.starts_with("---") && !ends_here(rest) && !rest.starts_with('#') {
            self.lines[self.at] = Line {
                raw: rest,
                indent: 0,
                text: rest,
            };
        } else {
            self.at += 1;
        }
    }

    /// The next line that is not empty and no comment.
    fn line(&mut self) -> Option<Line<'a>> {
        while let Some(line) = self.lines.get(self.at) {
            if line.is_empty() {
                self.at += 1;
            } else {
                return Some(*line);
            }
        }
        None
    }

    /// The next line of this document.
    fn line_here(&mut self) -> Option<Line<'a>> {
        self.line().filter(|line| !line.is_border())
    }

    /// The next line, if it is deeper than the parent.
    fn deeper(&mut self, parent: Parent) -> Option<Line<'a>> {
        self.line_here()
            .filter(|line| is_deeper(line.indent, parent))
    }

    pub(super) fn trouble(&mut self, piece: &str, why: Why) {
        self.troubles.push((piece.into(), why));
    }

    /// Lists and passes over this line.
    fn reject(&mut self, line: Line<'a>, why: Why) {
        self.trouble(line.text, why);
        self.at += 1;
    }

    fn list_to_border(&mut self) {
        while let Some(line) = self.line_here() {
            self.reject(line, Why::YamlLine);
        }
    }

    /// Passes over every line that is deeper than the parent.
    pub(super) fn skip(&mut self, parent: Parent) {
        while self.deeper(parent).is_some() {
            self.at += 1;
        }
    }

    /// What stands deeper than the parent; nothing, if nothing does.
    pub(super) fn node(&mut self, parent: Parent) -> Node {
        let Some(line) = self.deeper(parent) else {
            return Node::Nothing;
        };
        if self.depth > DEEPEST {
            self.trouble(line.text, Why::TooDeep);
            self.skip(parent);
            return Node::Unread;
        }
        self.depth += 1;
        let node = if line.item().is_some() {
            self.sequence(line.indent)
        } else if plain::key(line.text).is_some() {
            self.mapping(line.indent)
        } else {
            self.at += 1;
            self.value(line.text, parent)
        };
        self.depth -= 1;
        node
    }

    fn sequence(&mut self, indent: usize) -> Node {
        let mut items = Vec::new();
        while let Some(line) = self.line_here() {
            if line.indent < indent {
                break;
            }
            let item = line.item().filter(|_| line.indent == indent);
            match item {
                // Another item, or the next key of a mapping at the same depth.
                None if line.indent == indent => break,
                None => self.reject(line, Why::YamlLine),
                Some(item) if item.is_empty() => {
                    self.at += 1;
                    items.push(self.node(Some(indent)));
                }
                Some(item) if plain::key(item.text).is_some() || item.item().is_some() => {
                    self.lines[self.at] = item;
                    items.push(self.node(Some(indent)));
                }
                Some(item) => {
                    self.at += 1;
                    items.push(self.value(item.text, Some(indent)));
                }
            }
        }
        Node::List(items)
    }

    fn mapping(&mut self, indent: usize) -> Node {
        let mut members = Vec::new();
        while let Some(line) = self.line_here() {
            if line.indent < indent {
                break;
            }
            let key = plain::key(line.text).filter(|_| line.indent == indent);
            let Some((key, rest)) = key else {
                if line.indent == indent && line.item().is_some() {
                    break;
                }
                self.reject(line, Why::YamlLine);
                continue;
            };
            self.at += 1;
            let member = if ends_here(rest) || rest.starts_with('#') {
                self.below_key(indent)
            } else {
                self.value(rest, Some(indent))
            };
            members.push((key, member));
        }
        Node::Map(members)
    }

    /// The value of a key that has nothing behind it. A sequence may stand as deep as the
    /// key (YAML 1.2.2, 8.2.3).
    pub(super) fn below_key(&mut self, indent: usize) -> Node {
        match self.line_here() {
            Some(line) if line.indent == indent && line.item().is_some() => {
                if self.depth > DEEPEST {
                    self.trouble(line.text, Why::TooDeep);
                    self.at += 1;
                    return Node::Unread;
                }
                self.depth += 1;
                let node = self.sequence(indent);
                self.depth -= 1;
                node
            }
            _ => self.node(Some(indent)),
        }
    }
}
