//! The icons, each a handful of strokes in a 16 by 16 square.

use leptos::prelude::*;

/// An icon. Always beside a word or on a control with a name: never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// The cord with its bead: the logo, and "trigger" everywhere.
    Cord,
    /// An eye.
    Reveal,
    /// An eye struck out.
    Hide,
    /// Two sheets.
    Copy,
    /// A tick.
    Done,
    /// A small cross, for taking something away.
    Remove,
    /// A star.
    Star,
    /// A tick in a circle.
    Passed,
    /// A cross in a circle.
    Failed,
    /// An arc on its way round.
    Running,
    /// Two bars in a circle.
    Waiting,
    /// A bar in a circle.
    Idle,
    /// An exclamation mark in a triangle.
    Warning,
    /// An arrow that leaves a box.
    Outside,
    /// An arrow down to a line.
    Download,
    /// An arrow that goes round.
    Again,
    /// A triangle that points right.
    Play,
    /// A magnifying glass.
    Search,
    /// A wedge that points up.
    Up,
    /// A wedge that points down.
    Down,
    /// A wedge that points right.
    Right,
}

const CIRCLE: &str = "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z";

impl Icon {
    /// The strokes, as the path's `d`.
    fn strokes(self) -> &'static [&'static str] {
        match self {
            Self::Cord => &[
                "M8 1v6.2",
                "M8 7.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8Z",
            ],
            Self::Reveal => &[
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z",
                "M8 6.1a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8Z",
            ],
            Self::Hide => &[
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z",
                "M2.5 13.5l11-11",
            ],
            Self::Copy => &[
                "M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5Z",
                "M10.5 5.5v-2A1.5 1.5 0 0 0 9 2H3.5A1.5 1.5 0 0 0 2 3.5V9a1.5 1.5 0 0 0 1.5 1.5h2",
            ],
            Self::Done => &["m3 8.5 3.2 3.2L13 4.8"],
            Self::Remove => &["m4 4 8 8m0-8-8 8"],
            Self::Star => &["m8 1.8 1.9 4 4.3.5-3.2 3 .9 4.3L8 11.5l-3.9 2.1.9-4.3-3.2-3 4.3-.5Z"],
            Self::Passed => &[CIRCLE, "m5 8.2 2 2 4-4.4"],
            Self::Failed => &[CIRCLE, "m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6"],
            Self::Running => &["M8 1.5A6.5 6.5 0 1 1 1.5 8"],
            Self::Waiting => &[CIRCLE, "M6.2 5.5v5m3.6-5v5"],
            Self::Idle => &[CIRCLE, "M5 8h6"],
            Self::Warning => &["M8 2 14.5 13.5h-13Z", "M8 6.2v3.6m0 1.9v.1"],
            Self::Outside => &["M9.5 2.5h4v4m0-4L8 8", "M6.5 3.5h-3v9h9v-3"],
            Self::Download => &["M8 2v8m0 0L4.8 6.8M8 10l3.2-3.2", "M3 13.5h10"],
            Self::Again => &["M13.5 8A5.5 5.5 0 1 1 11.7 3.9L13.5 5.6", "M13.5 2v3.6H9.9"],
            Self::Play => &["M5 3v10l7.5-5Z"],
            Self::Search => &[
                "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z",
                "M10.4 10.4 14 14",
            ],
            Self::Up => &["m4 10 4-4 4 4"],
            Self::Down => &["m4 6 4 4 4-4"],
            Self::Right => &["m6 4 4 4-4 4"],
        }
    }

    /// Draws it `size` pixels wide; screen readers pass over it.
    pub(crate) fn draw(self, size: u8) -> AnyView {
        let strokes = self
            .strokes()
            .iter()
            .map(|stroke| view! { <path d=*stroke /> });
        let width = if matches!(self, Self::Cord) {
            "2.2"
        } else {
            "1.5"
        };
        let turning = matches!(self, Self::Running);
        view! {
            <svg
                class:spin=turning
                width=size
                height=size
                viewBox="0 0 16 16"
                fill="none"
                stroke="currentColor"
                stroke-width=width
                stroke-linecap="round"
                stroke-linejoin="round"
                aria-hidden="true"
            >
                {strokes.collect_view()}
            </svg>
        }
        .into_any()
    }
}
