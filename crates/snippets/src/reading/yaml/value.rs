//! Values that begin on a line: scalars, blocks of text, brackets, tags.

use super::block::{Parent, Reader, is_deeper};
use super::block_text::Header;
use super::lines::{ends_here, without_comment};
use super::quoted::Quoted;
use super::{flow, plain};
use crate::reading::Why;
use crate::reading::node::Node;

impl<'a> Reader<'a> {
    /// A value that begins with `text`; the lines after it are still to be read.
    pub(super) fn value(&mut self, text: &'a str, parent: Parent) -> Node {
        match text.chars().next() {
            Some('"' | '\'') => self.quoted(text, parent),
            Some('[' | '{') => self.flow(text, parent),
            Some('|' | '>') => self.block(text, parent),
            Some('&') => self.anchored(text, parent),
            Some('!') => self.tagged(text, parent),
            Some('*' | '?') => self.unread(text, parent),
            _ => self.plain(text, parent),
        }
    }

    fn unread(&mut self, text: &str, parent: Parent) -> Node {
        self.trouble(text, Why::YamlFeature);
        self.skip(parent);
        Node::Unread
    }

    /// `&name value`: the value, as whatever refers to it is listed.
    fn anchored(&mut self, text: &'a str, parent: Parent) -> Node {
        let (_, rest) = text.split_once([' ', '\t']).unwrap_or((text, ""));
        self.rest_of(rest, parent)
    }

    /// `!!str value` and the other tags of plain scalars change nothing here.
    fn tagged(&mut self, text: &'a str, parent: Parent) -> Node {
        let (tag, rest) = text.split_once([' ', '\t']).unwrap_or((text, ""));
        match tag {
            "!!str" | "!!int" | "!!float" | "!!bool" | "!!map" | "!!seq" => {
                self.rest_of(rest, parent)
            }
            _ => self.unread(text, parent),
        }
    }

    fn rest_of(&mut self, rest: &'a str, parent: Parent) -> Node {
        let rest = rest.trim_start_matches([' ', '\t']);
        if rest.is_empty() || rest.starts_with('#') {
            match parent {
                Some(indent) => self.below_key(indent),
                None => self.node(None),
            }
        } else if rest.starts_with(['&', '!']) {
            self.unread(rest, parent)
        } else {
            self.value(rest, parent)
        }
    }

    fn flow(&mut self, text: &'a str, parent: Parent) -> Node {
        match flow::read(text, 0) {
            Some((node, rest)) if ends_here(rest) => node,
            _ => self.unread(text, parent),
        }
    }

    fn quoted(&mut self, text: &'a str, parent: Parent) -> Node {
        let Some(mut quoted) = Quoted::begin(text) else {
            return Node::Unread;
        };
        let mut rest = quoted.first_line(&text[1..]);
        while rest.is_none() {
            let next = self.lines.get(self.at).copied();
            let Some(line) = next.filter(|line| {
                line.is_blank() || (!line.is_border() && is_deeper(line.indent, parent))
            }) else {
                self.trouble(text, Why::NotClosed);
                return Node::Unread;
            };
            self.at += 1;
            rest = quoted.next_line(line.raw);
        }
        let rest = rest.unwrap_or_default();
        if !ends_here(rest) {
            self.trouble(rest, Why::YamlLine);
        }
        if quoted.odd {
            self.trouble(text, Why::NotUnicode);
        }
        Node::Text(quoted.text)
    }

    /// A plain scalar, whose further lines are deeper than the parent (YAML 1.2.2, 7.3.3).
    fn plain(&mut self, text: &'a str, parent: Parent) -> Node {
        let first = without_comment(text);
        let mut whole = first.to_owned();
        let mut commented = first.len() < text.trim_end_matches([' ', '\t']).len();
        let mut breaks = 0;
        while let Some(line) = self.lines.get(self.at).copied() {
            if line.is_blank() {
                breaks += 1;
                self.at += 1;
                continue;
            }
            let ends =
                commented || line.is_empty() || line.is_border() || !is_deeper(line.indent, parent);
            if ends {
                break;
            }
            let more = without_comment(line.text);
            commented = more.len() < line.text.trim_end_matches([' ', '\t']).len();
            if breaks == 0 {
                whole.push(' ');
            }
            whole.extend(std::iter::repeat_n('\n', breaks));
            whole.push_str(more);
            breaks = 0;
            self.at += 1;
        }
        plain::scalar(whole)
    }

    /// A literal or folded block (YAML 1.2.2, 8.1).
    fn block(&mut self, text: &'a str, parent: Parent) -> Node {
        let Some(header) = Header::of(text) else {
            return self.unread(text, parent);
        };
        let base = parent.map_or(0, |parent| parent);
        let mut indent = header.indent.map(|more| match parent {
            Some(_) => base + more,
            None => more,
        });
        let mut lines: Vec<&str> = Vec::new();
        while let Some(line) = self.lines.get(self.at) {
            let depth = line.raw.len() - line.raw.trim_start_matches(' ').len();
            let is_blank = line.raw.trim_matches(' ').is_empty();
            if !is_blank {
                let deep = *indent.get_or_insert(depth);
                if depth < deep
                    || !is_deeper(depth, parent)
                    || (parent.is_none() && line.is_border())
                {
                    break;
                }
            }
            let from = indent.unwrap_or(usize::MAX).min(line.raw.len());
            lines.push(line.raw.get(from..).unwrap_or_default());
            self.at += 1;
        }
        Node::Text(header.text(&lines))
    }
}
