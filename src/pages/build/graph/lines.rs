//! Where the lines run. Jobs stand in columns, all of one size, so that their
//! places follow from their numbers and nothing has to be measured.
//! `style/pages/graph.css` has the same sizes.

use crate::pages::build::stages::Stage;
use gitlab::JobNeeds;

/// Sizes in sixteenths of the root's font size: pixels, unless a person has
/// chosen another size of type.
const COLUMN: usize = 160;
const BETWEEN_COLUMNS: usize = 36;
const HEADING: usize = 28;
const CARD: usize = 72;
const BETWEEN_CARDS: usize = 8;

/// A line from a job to one that waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Line {
    /// The job that comes first.
    pub(in super::super) from: String,
    /// The job that waits.
    pub(in super::super) to: String,
    /// The curve, as a path's `d`.
    pub(in super::super) curve: String,
}

/// All lines of a graph, and how large it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Lines {
    /// How wide.
    pub(in super::super) width: usize,
    /// How high.
    pub(in super::super) height: usize,
    /// The lines.
    pub(in super::super) all: Vec<Line>,
}

/// The lines between the jobs of `stages`. A need for a job that is not there,
/// as GitLab allows for optional ones, has no line.
pub(in super::super) fn lines(stages: &[Stage], needs: &[JobNeeds]) -> Lines {
    let place = |name: &str| {
        stages.iter().enumerate().find_map(|(column, stage)| {
            let row = stage.jobs.iter().position(|run| run.job.name == name)?;
            Some((column, row))
        })
    };
    let mut all = Vec::new();
    for job in needs {
        let Some(end) = place(&job.name) else {
            continue;
        };
        let froms = job
            .needs
            .iter()
            .filter_map(|need| Some((need, place(need)?)));
        all.extend(froms.map(|(need, start)| Line {
            from: need.clone(),
            to: job.name.clone(),
            curve: curve(start, end),
        }));
    }
    let rows = stages.iter().map(|stage| stage.jobs.len()).max();
    Lines {
        width: stages.len() * (COLUMN + BETWEEN_COLUMNS),
        height: HEADING + rows.unwrap_or_default() * (CARD + BETWEEN_CARDS),
        all,
    }
}

/// From the right side of one job to the left side of another; within a column
/// from left to left, in a bow.
fn curve(start: (usize, usize), end: (usize, usize)) -> String {
    let left = |column: usize| column * (COLUMN + BETWEEN_COLUMNS);
    let middle = |row: usize| HEADING + row * (CARD + BETWEEN_CARDS) + CARD / 2;
    let (from_y, to_y) = (middle(start.1), middle(end.1));
    let half = BETWEEN_COLUMNS / 2;
    let (from_x, out_x, in_x, to_x) = if start.0 == end.0 {
        let x = left(start.0);
        (x, x.saturating_sub(half), x.saturating_sub(half), x)
    } else {
        let (from, to) = (left(start.0) + COLUMN, left(end.0));
        (from, from + half, to.saturating_sub(half), to)
    };
    let numbers = [from_x, from_y, out_x, from_y, in_x, to_y, to_x, to_y].map(|n| n.to_string());
    let [x1, y1, x2, y2, x3, y3, x4, y4] = numbers;
    [
        "M", &x1, " ", &y1, "C", &x2, " ", &y2, " ", &x3, " ", &y3, " ", &x4, " ", &y4,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::build::sample::run;

    fn stage(name: &str, jobs: &[&str]) -> Stage {
        Stage {
            name: name.to_owned(),
            jobs: jobs.iter().map(|job| run(1, name, job)).collect(),
        }
    }

    fn needs(name: &str, needs: &[&str]) -> JobNeeds {
        JobNeeds {
            name: name.to_owned(),
            needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        }
    }

    #[test]
    fn a_line_joins_the_sides_that_face_each_other() {
        let stages = [stage("build", &["a", "b"]), stage("test", &["c"])];
        let lines = lines(&stages, &[needs("c", &["b"])]);
        assert_eq!((lines.width, lines.height), (392, 188));
        let line = Line {
            from: "b".to_owned(),
            to: "c".to_owned(),
            curve: "M160 144C178 144 178 64 196 64".to_owned(),
        };
        assert_eq!(lines.all, [line]);
    }

    #[test]
    fn within_a_stage_a_line_bows_out_to_the_left() {
        let stages = [stage("build", &["x"]), stage("test", &["a", "b"])];
        let lines = lines(&stages, &[needs("b", &["a"])]);
        assert_eq!(lines.all[0].curve, "M196 64C178 64 178 144 196 144");
    }

    #[test]
    fn what_is_not_there_has_no_line() {
        let stages = [stage("build", &["a"])];
        let all = [needs("a", &["gone"]), needs("gone", &["a"])];
        assert_eq!(lines(&stages, &all).all, []);
        assert_eq!(
            lines(&[], &all),
            Lines {
                width: 0,
                height: 28,
                all: vec![]
            }
        );
    }
}
