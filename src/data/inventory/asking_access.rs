//! Asks whose owners have lost their project, once an inventory is read.

use super::Inventory;
use super::access::{AccessSurvey, Next};
use super::survey::Course;
use crate::browser::fetch::Abort;
use gitlab::endpoints;
use leptos::prelude::*;
use std::time::Duration;

impl Inventory {
    /// Begins to ask, once there is nothing left to read.
    pub(super) fn ask_for_access(self) {
        let begins = self.work.try_update_value(|work| {
            if work.access.is_some() || work.survey.course() != Course::Done {
                return None;
            }
            let projects = work.survey.with_triggers();
            work.access = Some((AccessSurvey::of(projects), Abort::new()));
            Some(work.access_round)
        });
        if let Some(Some(round)) = begins {
            self.ask_about_some(round);
        }
    }

    /// One question at a time, and after it the next, unless what is asked was
    /// forgotten since `round`.
    fn ask_about_some(self, round: u64) {
        if self.owner().is_none() {
            return;
        }
        let next = self.work.try_with_value(|work| {
            let (access, abort) = work.access.as_ref()?;
            (work.access_round == round).then(|| (access.next(), abort.clone()))
        });
        let Some(Some((projects, abort))) = next else {
            return;
        };
        if projects.is_empty() {
            return;
        }
        let question = endpoints::trigger_access(&projects);
        self.session.ask_then(question, abort, move |answer| {
            let next = self.work.try_update_value(|work| {
                let is_present = work.access_round == round;
                let (access, _) = work.access.as_mut().filter(|_| is_present)?;
                Some(access.take_in(&projects, answer))
            });
            match next {
                Some(Some(Next::Ask(Duration::ZERO))) => self.ask_about_some(round),
                Some(Some(Next::Ask(pause))) => {
                    set_timeout(move || self.ask_about_some(round), pause);
                }
                Some(Some(Next::Nothing)) => self.show_soon(),
                Some(None) | None => {}
            }
        });
    }
}
