//! Which columns of the list of builds somebody left out.

use crate::data::kept::{Document, Kept};
use serde::{Deserialize, Serialize};

/// A column that can be left out. The status and the number always stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Column {
    /// Branch or tag, and commit.
    Ref,
    /// Trigger or person.
    StartedBy,
    /// Keys of variables.
    Variables,
    /// When it was created.
    Started,
    /// How long it took.
    Duration,
}

impl Column {
    /// All of them in the table's order, with their headings and their words
    /// for the style.
    pub(crate) const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Ref, "Ref", "ref"),
        (Self::StartedBy, "Started by", "started-by"),
        (Self::Variables, "Variables", "variables"),
        (Self::Started, "Started", "started"),
        (Self::Duration, "Duration", "duration"),
    ];
}

/// The columns that are left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct LeftOut(Vec<Column>);

impl Document for LeftOut {
    const NAME: &'static str = "columns";
    const HOLDS: &'static str = "the columns of the list of builds";
    const VERSION: u32 = 1;
}

impl LeftOut {
    /// Whether the column is shown.
    pub(crate) fn shows(&self, column: Column) -> bool {
        !self.0.contains(&column)
    }

    /// Shows the column, or leaves it out.
    pub(crate) fn toggle(&mut self, column: Column) {
        if self.shows(column) {
            self.0.push(column);
        } else {
            self.0.retain(|one| *one != column);
        }
    }

    /// The words of those left out, for the style.
    pub(crate) fn words(&self) -> String {
        let left_out = Column::ALL
            .iter()
            .filter(|(column, _, _)| !self.shows(*column));
        let words: Vec<&str> = left_out.map(|(_, _, word)| *word).collect();
        words.join(" ")
    }
}

/// The choice of columns, as a context.
pub(crate) type Columns = Kept<LeftOut>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_left_out_and_comes_back() {
        let mut left_out = LeftOut::default();
        assert_eq!(left_out.words(), "");
        left_out.toggle(Column::Duration);
        left_out.toggle(Column::Ref);
        assert_eq!(left_out.words(), "ref duration");
        assert!(!left_out.shows(Column::Ref) && left_out.shows(Column::Started));
        left_out.toggle(Column::Ref);
        assert_eq!(left_out.words(), "duration");
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut left_out = LeftOut::default();
        left_out.toggle(Column::StartedBy);
        let text = serde_json::to_string(&left_out).unwrap();
        assert_eq!(text, r#"["started-by"]"#);
        assert_eq!(serde_json::from_str::<LeftOut>(&text).unwrap(), left_out);
    }
}
