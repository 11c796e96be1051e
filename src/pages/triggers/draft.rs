//! A trigger that is about to be made: its fields, what is wrong with them, and what comes
//! of them.

use crate::browser::clock::Clock;
use crate::data::session::Session;
use crate::pages::triggers::edit::description_problem;
use crate::parts::fault;
use crate::ui::field::Field;
use gitlab::endpoints::NewTrigger;
use gitlab::{Feature, Timestamp};
use leptos::prelude::*;

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    clock: Clock,
    description: RwSignal<String>,
    expires: RwSignal<String>,
    description_wrong: RwSignal<Option<String>>,
    expires_wrong: RwSignal<Option<String>>,
    /// Why this GitLab takes no description, if so.
    no_description: StoredValue<Option<String>>,
    /// Why it takes no end, if so.
    no_end: StoredValue<Option<String>>,
}

impl Draft {
    /// A draft that begins with these; `expires` is a day as the field for a date takes it.
    pub(super) fn new(description: String, expires: String) -> Self {
        let session = expect_context::<Session>();
        let lacking = |feature| StoredValue::new(untrack(|| session.lacking(feature)));
        Self {
            clock: expect_context(),
            description: RwSignal::new(description),
            expires: RwSignal::new(expires),
            description_wrong: RwSignal::new(None),
            expires_wrong: RwSignal::new(None),
            no_description: lacking(Feature::Descriptions),
            no_end: lacking(Feature::TriggerEnds),
        }
    }

    /// Whether this GitLab takes a description.
    pub(super) fn is_described(self) -> bool {
        self.no_description.with_value(Option::is_none)
    }

    /// What there is to fill in, or why there is nothing.
    pub(super) fn fields(self) -> AnyView {
        if let Some(lacking) = self.no_description.get_value() {
            return fault::missing(lacking);
        }
        let end = match self.no_end.get_value() {
            Some(lacking) => fault::missing(lacking),
            None => self.end(),
        };
        view! {
            <Field
                label="Description"
                value=self.description
                hint="What will use it: people who find it later decide by this whether it is \
                      still needed."
                error=Signal::derive(move || self.description_wrong.get())
                autofocus=true
            />
            {end}
        }
        .into_any()
    }

    fn end(self) -> AnyView {
        view! {
            <Field
                label="Expires"
                value=self.expires
                kind="date"
                hint="Optional. It stops working when this day begins (UTC). GitLab allows a \
                      year at most unless its administrator set another limit."
                error=Signal::derive(move || self.expires_wrong.get())
            />
        }
        .into_any()
    }

    /// The trigger to make; what is wrong is said beside the fields.
    pub(super) fn read(self) -> Option<NewTrigger> {
        let description = self.description.get_untracked();
        let problem = description_problem(&description).filter(|_| self.is_described());
        let end = read_end(&self.expires.get_untracked(), self.clock.instant());
        self.description_wrong.set(problem.map(str::to_owned));
        self.expires_wrong.set(end.err().map(str::to_owned));
        match (problem, end) {
            (None, Ok(expires_at)) => Some(NewTrigger {
                description: description.trim().to_owned(),
                expires_at,
            }),
            (Some(_), _) | (_, Err(_)) => None,
        }
    }
}

/// The end that was chosen, if one was.
///
/// # Errors
/// The sentence about a day that is none, or that has begun already.
fn read_end(text: &str, now: Timestamp) -> Result<Option<Timestamp>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    match Timestamp::parse(text) {
        None => Err("This is not a date. Choose a day, or leave the field empty."),
        Some(at) if at <= now => {
            Err("This day has begun already. Choose a later one, or leave the field empty.")
        }
        Some(at) => Ok(Some(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_a_day_that_has_not_begun() {
        let now = Timestamp::parse("2026-05-04T12:00:00Z").unwrap();
        assert_eq!(read_end("", now), Ok(None));
        let tomorrow = Timestamp::parse("2026-05-05T00:00:00Z");
        assert_eq!(read_end("2026-05-05", now), Ok(tomorrow));
        for wrong in ["2026-05-04", "2020-01-01", "soon", "2026-02-30"] {
            assert!(read_end(wrong, now).is_err(), "{wrong}");
        }
    }
}
