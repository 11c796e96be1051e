//! What in an address says nothing, as sentences: what, why, and what next.

use super::{BuildFilter, Told};
use gitlab::Status;

/// The sentences about `filter`. `since_is_clear` tells whether its time is one.
pub(in crate::pages::builds) fn problems(
    filter: &BuildFilter,
    since_is_clear: bool,
) -> Vec<String> {
    let quoted = |text: &str, rest: &str| ["“", text, "” ", rest].concat();
    let mut all = Vec::new();
    if let Some(Status::Unknown(word)) = &filter.status {
        all.push(quoted(
            word,
            "is no status that Pullcord knows, so GitLab is not asked for it: the loaded builds \
             are looked through. Choose another status to see more.",
        ));
    }
    if let Some(since) = filter.since.as_ref().filter(|_| !since_is_clear) {
        all.push(quoted(
            since.as_str(),
            "is no time, so builds of any time are listed. Write a span such as 12h, 7d or 2w, or \
             a day such as 2026-11-01.",
        ));
    }
    if let Some(of) = &filter.trigger {
        if let Told::Unclear(text) = &of.trigger {
            all.push(quoted(
                text,
                "is no trigger's number, so builds of all triggers are listed. Choose a trigger, \
                 or open its builds from the list of triggers.",
            ));
        }
        if let Told::Unclear(text) = &of.at_least {
            all.push(quoted(
                text,
                "is no kind of evidence, so that what is likely counts. Choose one of the list.",
            ));
        }
    }
    if let Some(variable) = filter.variable.as_ref().filter(|one| !one.is_sound()) {
        all.push(quoted(
            &variable.text(),
            "names no variable, so builds are listed whatever they were given: a key has letters, \
             digits and _ only. Write KEY or KEY=value.",
        ));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::tests::pairs;
    use super::*;

    fn of(query: &[(&str, &str)], since_is_clear: bool) -> Vec<String> {
        problems(&BuildFilter::read(&pairs(query)), since_is_clear)
    }

    #[test]
    fn each_thing_that_says_nothing_is_named() {
        for (name, value) in [
            ("status", "on_holiday"),
            ("since", "yesterday"),
            ("trigger", "ten"),
            ("variable", "A B=c"),
        ] {
            let said = of(&[(name, value)], false);
            assert_eq!(said.len(), 1, "{name}: {said:?}");
            assert!(said[0].starts_with(&["“", value, "”"].concat()));
        }
        let said = of(&[("trigger", "10"), ("evidence", "sure")], true);
        assert!(said[0].starts_with("“sure”"), "{said:?}");
    }

    #[test]
    fn of_what_is_clear_nothing_is_said() {
        let clear = [
            ("source", "trigger"),
            ("status", "waiting_for_resource"),
            ("since", "7d"),
            ("trigger", "10"),
            ("evidence", "possible"),
            ("variable", "A=b c"),
        ];
        assert_eq!(of(&clear, true), [""; 0]);
    }
}
