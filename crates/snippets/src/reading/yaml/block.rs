//! Mappings, sequences and scalars by their indentation.

use super::lines::{Line, ends_here, without_comment};
use super::quoted::Quoted;
use super::{flow, plain};
use crate::reading::leftover::Why;
use crate::reading::node::{DEEPEST, Node};

pub(super) struct Reader<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
    depth: usize,
    pub(super) troubles: Vec<(String, Why)>,
}

/// How far the parent is indented; nothing is the document itself.
type Parent = Option<usize>;

fn is_deeper(indent: usize, parent: Parent) -> bool {
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

    fn trouble(&mut self, piece: &str, why: Why) {
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
    fn skip(&mut self, parent: Parent) {
        while self.deeper(parent).is_some() {
            self.at += 1;
        }
    }

    /// What stands deeper than the parent; nothing, if nothing does.
    fn node(&mut self, parent: Parent) -> Node {
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
    fn below_key(&mut self, indent: usize) -> Node {
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

    /// A value that begins with `text`; the lines after it are still to be read.
    fn value(&mut self, text: &'a str, parent: Parent) -> Node {
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

/// The first line of a block.
struct Header {
    folded: bool,
    /// How much deeper than its parent the text is.
    indent: Option<usize>,
    /// What becomes of line ends at the end: `-` takes all away, `+` keeps all.
    chomping: Option<char>,
}

impl Header {
    fn of(text: &str) -> Option<Self> {
        let (style, rest) = text.split_at(1);
        let length = rest.find([' ', '\t']).unwrap_or(rest.len());
        let (indicators, rest) = rest.split_at(length);
        if !ends_here(rest) {
            return None;
        }
        let mut header = Self {
            folded: style == ">",
            indent: None,
            chomping: None,
        };
        for indicator in indicators.chars() {
            match indicator {
                '-' | '+' if header.chomping.is_none() => header.chomping = Some(indicator),
                '1'..='9' if header.indent.is_none() => {
                    let digit = indicator.to_digit(10)?;
                    header.indent = usize::try_from(digit).ok();
                }
                _ => return None,
            }
        }
        Some(header)
    }

    fn text(&self, lines: &[&str]) -> String {
        let end = lines
            .iter()
            .rposition(|line| !line.is_empty())
            .map_or(0, |last| last + 1);
        let mut text = if self.folded {
            folded(&lines[..end])
        } else {
            lines[..end].join("\n")
        };
        match self.chomping {
            Some('-') => {}
            Some(_) => {
                let kept = lines.len() - end + usize::from(end > 0);
                text.extend(std::iter::repeat_n('\n', kept));
            }
            None if end > 0 => text.push('\n'),
            None => {}
        }
        text
    }
}

/// Line ends between lines that are not indented further are folded.
fn folded(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut breaks = 0;
    let mut before: Option<&str> = None;
    for line in lines {
        if line.is_empty() {
            breaks += 1;
            continue;
        }
        let indented = |line: &str| line.starts_with([' ', '\t']);
        match before {
            None => text.extend(std::iter::repeat_n('\n', breaks)),
            Some(last) if indented(last) || indented(line) => {
                text.extend(std::iter::repeat_n('\n', breaks + 1));
            }
            Some(_) if breaks == 0 => text.push(' '),
            Some(_) => text.extend(std::iter::repeat_n('\n', breaks)),
        }
        text.push_str(line);
        before = Some(line);
        breaks = 0;
    }
    text
}
