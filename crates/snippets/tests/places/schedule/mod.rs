//! What runs by the clock.

mod cron_script;
mod crontab;
mod daemons;
mod kubernetes;
mod systemd;
mod systemd_manager;

use crate::support::sample::{call, written};
use snippets::places::{CronScript, Crontab, KubernetesCronJob, Systemd};
use snippets::{
    CalledGitlab, Choice, CiForm, CurlAge, Lines, Note, OptionNames, Options, Place, Schedule,
    Style, write,
};

const PLACES: [&dyn Place; 4] = [&Crontab, &CronScript, &Systemd, &KubernetesCronJob];

#[test]
fn the_choices_are_those_that_change_the_text() {
    let changed = |change: fn(&mut Options)| {
        let mut options = Options::default();
        change(&mut options);
        options
    };
    for (choice, options) in [
        (
            Choice::Style,
            changed(|options| options.style = Style::Encoded),
        ),
        (Choice::Lines, changed(|options| options.lines = Lines::One)),
        (
            Choice::OptionNames,
            changed(|options| options.option_names = OptionNames::Short),
        ),
        (
            Choice::Curl,
            changed(|options| options.curl = CurlAge::Older),
        ),
        (
            Choice::CiForm,
            changed(|options| options.ci_form = CiForm::Only),
        ),
        (
            Choice::Called,
            changed(|options| options.called = CalledGitlab::Own),
        ),
        (
            Choice::Schedule,
            changed(|options| options.schedule = Schedule::parse("5 4 * * 1").unwrap()),
        ),
    ] {
        for place in PLACES {
            let changes =
                write(place, &call(), &options).unwrap().text != written(place, &call()).text;
            assert_eq!(
                changes,
                place.choices().contains(&choice),
                "{place:?} {choice:?}"
            );
        }
    }
}

#[test]
fn the_schedules_of_gitlab_are_recommended() {
    for place in PLACES {
        let notes = written(place, &call()).notes;
        let told = notes.iter().any(|note| match note {
            Note::Advice(advice) => advice.contains("Pipeline schedules"),
            _ => false,
        });
        assert!(told, "{place:?}");
    }
}
