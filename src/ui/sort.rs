//! A column's heading that sorts the table.

use crate::ui::icon::Icon;
use leptos::prelude::*;

/// By which column a table is sorted, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sorting<C> {
    /// The column.
    pub(crate) column: C,
    /// Whether the largest, newest or last comes first.
    pub(crate) descending: bool,
}

impl<C: PartialEq> Sorting<C> {
    /// After a press on `column`'s heading: the other way round if it was
    /// sorted by it already.
    pub(crate) fn pressed(&mut self, column: C) {
        self.descending = self.column == column && !self.descending;
        self.column = column;
    }
}

/// The heading of a column by which the table can be sorted.
#[component]
pub(crate) fn SortHeading<C: Copy + PartialEq + Send + Sync + 'static>(
    /// The column.
    column: C,
    /// Its heading.
    name: &'static str,
    /// The table's order.
    sorting: RwSignal<Sorting<C>>,
) -> impl IntoView {
    let direction =
        move || sorting.with(|sorting| (sorting.column == column).then_some(sorting.descending));
    let spoken = move || match direction() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let wedge = move || {
        direction().map(|down| {
            if down {
                Icon::Down.draw(12)
            } else {
                Icon::Up.draw(12)
            }
        })
    };
    view! {
        <th scope="col" aria-sort=spoken>
            <button type="button" on:click=move |_| sorting.update(|order| order.pressed(column))>
                {name}
                {wedge}
            </button>
        </th>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_press_turns_the_order_round() {
        let mut sorting = Sorting {
            column: 'a',
            descending: false,
        };
        sorting.pressed('b');
        assert_eq!(
            sorting,
            Sorting {
                column: 'b',
                descending: false
            }
        );
        sorting.pressed('b');
        assert_eq!(
            sorting,
            Sorting {
                column: 'b',
                descending: true
            }
        );
        sorting.pressed('a');
        assert_eq!(
            sorting,
            Sorting {
                column: 'a',
                descending: false
            }
        );
    }
}
