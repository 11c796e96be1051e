//! Writes job logs as a GitLab runner does: colours, sections that fold, and
//! carriage returns that write over a line. A log grows with the clock.

mod made;
mod pattern;
mod runner;
mod script;

pub use made::MadeLog;

use made::Large;

use crate::world::{Job, JobStatus, Moment, Pipeline, World};

/// A piece of a log and how far into the job's run it appears, in thousandths.
pub(crate) struct Piece {
    pub(crate) at: i64,
    pub(crate) text: String,
}

/// Pieces of log in the order in which they appear. Section markers carry the
/// time at which they are written, so the run's start and length are known.
pub(crate) struct Pen {
    started: Moment,
    /// How long the whole run takes, in milliseconds.
    length: i64,
    pieces: Vec<Piece>,
}

impl Pen {
    /// One line.
    pub(crate) fn line(&mut self, at: i64, text: &str) {
        self.raw(at, format!("{text}\n"));
    }

    /// Text without a line end of its own.
    pub(crate) fn raw(&mut self, at: i64, text: String) {
        self.pieces.push(Piece { at, text });
    }

    /// Opens a section, whose heading follows in bold cyan
    /// (GitLab docs, "Custom collapsible sections").
    pub(crate) fn open(&mut self, at: i64, name: &str, heading: &str) {
        let seconds = self.seconds(at);
        self.raw(at, format!("section_start:{seconds}:{name}\r\x1b[0K"));
        self.line(at, &format!("\x1b[0K\x1b[36;1m{heading}\x1b[0;m"));
    }

    /// Closes a section.
    pub(crate) fn close(&mut self, at: i64, name: &str) {
        let seconds = self.seconds(at);
        self.raw(at, format!("section_end:{seconds}:{name}\r\x1b[0K\n"));
    }

    fn seconds(&self, at: i64) -> i64 {
        self.started.plus(self.length * at / 1_000).millis() / 1_000
    }
}

/// A log, or a part of one.
pub(crate) enum Log {
    Written(Vec<u8>),
    Made(MadeLog),
}

impl Log {
    /// The part from `offset` on, of at most `limit` bytes.
    pub(crate) fn part(self, offset: u64, limit: u64) -> Self {
        match self {
            Self::Made(log) => Self::Made(log.part(offset, limit)),
            Self::Written(bytes) => {
                let length = bytes.len();
                let fitting = |number: u64| usize::try_from(number).unwrap_or(length).min(length);
                let from = fitting(offset);
                let to = fitting(offset.saturating_add(limit));
                Self::Written(bytes.get(from..to).unwrap_or_default().to_vec())
            }
        }
    }
}

/// The log of a job as it is at `now`: empty until a runner has taken it, and
/// once it was erased.
pub(crate) fn log_of(world: &World, pipeline: &Pipeline, job: &Job, now: Moment) -> Log {
    let (Some(started), Some((run, _))) = (job.course.started(now), job.course.run()) else {
        return Log::Written(Vec::new());
    };
    if job.erased_at.is_some() {
        return Log::Written(Vec::new());
    }
    let length = run.finished.since(started).max(1);
    let end = job.course.finished(now).unwrap_or(now);
    if let Some(large) = Large::of(job.name) {
        return Log::Made(MadeLog::new(large, started, length, end.since(started)));
    }
    let mut pen = Pen {
        started,
        length,
        pieces: Vec::new(),
    };
    runner::write(&mut pen, &runner::Run::of(world, pipeline, job, run.ending));
    let reached = end.since(started) * 1_000 / length;
    let written = pen.pieces.into_iter().filter(|piece| piece.at <= reached);
    let mut text: String = written.map(|piece| piece.text).collect();
    if job.course.status(now) == JobStatus::Canceled {
        text.push_str("\x1b[31;1mERROR: Job failed: canceled\n\x1b[0;m");
    }
    Log::Written(text.into_bytes())
}
