//! Sections: the parts of a log that can be folded.

use crate::marker::Marker;

/// Names one section of one log; counted from 0 in the order in which they
/// start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(usize);

impl SectionId {
    /// The place of the section in [`Log::sections`](crate::Log::sections).
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// A part of a log with a header, as the runner or the job marked it (GitLab
/// docs, CI/CD job logs, "Custom collapsible sections").
///
/// Nothing is hidden here: to fold is for whoever shows the log, and the lines
/// of a folded section must stay within reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name as GitLab sanitises it: `[a-z0-9-]`, never empty. Not unique.
    pub name: String,
    /// Index of the line that stays when the section is folded.
    pub header_line: usize,
    /// Index of the last line, which is the header where there are no others;
    /// `None` while the section is open.
    pub last_line: Option<usize>,
    /// Whether the job asked for it to be folded at first.
    pub collapsed: bool,
    /// When it started, in Unix seconds, as the job says.
    pub started_at: Option<u64>,
    /// How long it took by the job's own clock. `None` while it is open, when
    /// it was closed by the end of a section around it, or when the clock ran
    /// backwards.
    pub duration_seconds: Option<u64>,
    /// The section around it.
    pub parent: Option<SectionId>,
}

/// Sections may be this deep in each other; a deeper start is taken out of the
/// text and its lines belong to the section around it.
pub(crate) const DEEPEST: usize = 32;

/// A log has at most this many; a start after them is taken out of the text and
/// its lines belong to the section around it.
pub(crate) const MOST: usize = 50_000;

/// The sections of a log, and which of them are open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sections {
    /// How many came before those in `all`, in a part of the log that was read
    /// by another.
    before: usize,
    all: Vec<Section>,
    /// From the outermost to the innermost; each is the parent of the next.
    open: Vec<Open>,
}

#[derive(Clone, Debug)]
struct Open {
    id: SectionId,
    name: String,
}

impl Sections {
    pub(crate) fn all(&self) -> &[Section] {
        &self.all
    }

    /// The same sections open, without what is known of them.
    pub(crate) fn continued(&self) -> Self {
        Self {
            before: self.before + self.all.len(),
            all: Vec::new(),
            open: self.open.clone(),
        }
    }

    pub(crate) fn innermost(&self) -> Option<SectionId> {
        self.open.last().map(|open| open.id)
    }

    pub(crate) fn has_room(&self) -> bool {
        self.open.len() < DEEPEST && self.before + self.all.len() < MOST
    }

    pub(crate) fn is_open(&self, name: &str) -> bool {
        self.depth_of(name).is_some()
    }

    /// Opens a section inside the innermost.
    pub(crate) fn start(&mut self, marker: Marker, header_line: usize) {
        let parent = self.innermost();
        self.open.push(Open {
            id: SectionId(self.before + self.all.len()),
            name: marker.name.clone(),
        });
        self.all.push(Section {
            name: marker.name,
            header_line,
            last_line: None,
            collapsed: marker.collapsed,
            started_at: marker.at,
            duration_seconds: None,
            parent,
        });
    }

    /// Closes the innermost section of the marker's name and all inside it.
    pub(crate) fn end(&mut self, marker: &Marker, last_line: usize) {
        let Some(depth) = self.depth_of(&marker.name) else {
            return;
        };
        for (inside, open) in self.open.drain(depth..).enumerate() {
            let index = open.id.0.checked_sub(self.before);
            let Some(section) = index.and_then(|index| self.all.get_mut(index)) else {
                continue;
            };
            section.last_line = Some(last_line);
            if inside == 0 {
                section.duration_seconds = section
                    .started_at
                    .zip(marker.at)
                    .and_then(|(start, end)| end.checked_sub(start));
            }
        }
    }

    fn depth_of(&self, name: &str) -> Option<usize> {
        self.open.iter().rposition(|open| open.name == name)
    }
}
