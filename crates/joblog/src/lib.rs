//! A CI job's log: bytes in; lines, styles and sections out.
//!
//! ```
//! let mut log = joblog::Log::new();
//! log.push(b"section_start:1700000000:build\r\x1b[0KBuilding\n\x1b[31mno ");
//! log.push(b"rule\x1b[0m\nsection_end:1700000007:build\r\x1b[0K");
//!
//! let texts: Vec<&str> = log.lines().map(|line| line.text()).collect();
//! assert_eq!(texts, ["Building", "no rule"]);
//! assert_eq!(log.sections()[0].duration_seconds, Some(7));
//! ```
//!
//! The bytes come from whatever the job ran, so nothing about them is trusted:
//! any bytes give lines of valid text without control characters (the tab
//! excepted), in time that grows with their number, and how they are cut into
//! pushes makes no difference.
//!
//! [`Log`] has all of its text in memory. [`Index`] is for logs that are too large
//! for that: it knows where the lines are and reads those that are asked for, and
//! [`Search`] goes through it piece by piece.
//!
//! A byte passes three steps: `stamps` takes the runner's timestamps out,
//! `token` finds text and control sequences, and `writer` carries them out on
//! `lines` and `sections`.

#![forbid(unsafe_code)]

mod color;
mod index;
mod line;
mod lines;
mod link;
mod log;
mod marker;
mod scan;
mod search;
mod section;
mod sgr;
mod stamps;
mod style;
mod timestamp;
mod token;
mod writer;

pub use color::Color;
pub use index::{Index, Problem, Problems, Severity};
pub use line::{Line, Span};
pub use log::Log;
pub use search::{Search, Words};
pub use section::{Section, SectionId};
pub use style::Style;
pub use timestamp::Timestamp;
