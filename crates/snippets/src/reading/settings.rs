//! Names that the text itself sets: lines of a crontab, assignments of a script,
//! variables of a job.

use super::marks::{Insert, Inserts, is_unmarked};
use super::rows::Rows;

/// Names and what they were set to.
#[derive(Default)]
pub(super) struct Settings {
    set: Rows<Setting>,
    /// Bytes that were put in place of names so far.
    spent: usize,
}

struct Setting {
    /// Marked text.
    value: String,
    used: bool,
    /// Whether it is to be told when nothing uses it.
    told: bool,
}

/// How far a name may lead to another.
const STEPS: usize = 8;

impl Settings {
    /// Sets `name` to a marked text.
    pub(super) fn set(&mut self, name: &str, value: &str, told: bool) {
        let setting = Setting {
            value: value.into(),
            used: false,
            told,
        };
        self.set.put(name, setting);
    }

    /// What `$name` is, so far as this text tells: another insert, or a text. A name that
    /// is set to nothing is one that a person has to set yet.
    pub(super) fn resolved(&mut self, name: &str, inserts: &Inserts) -> Resolved {
        let mut name = name.to_owned();
        for _ in 0..STEPS {
            let Some(setting) = self.set.get_mut(&name) else {
                return Resolved::Name(name);
            };
            setting.used = true;
            match inserts.only(&setting.value) {
                Some((Insert::Name(other), _)) if *other != name => name.clone_from(other),
                Some((Insert::File(path), _)) => return Resolved::File(path.clone()),
                None if is_unmarked(&setting.value) && !setting.value.is_empty() => {
                    // A short name for a long text, used often, must not fill the memory.
                    self.spent += setting.value.len();
                    return if self.spent <= super::LIMIT {
                        Resolved::Text(setting.value.clone())
                    } else {
                        Resolved::Name(name)
                    };
                }
                _ => return Resolved::Name(name),
            }
        }
        Resolved::Name(name)
    }

    /// The names that nothing used, of those that are to be told.
    pub(super) fn unused(&self) -> impl Iterator<Item = &str> {
        let unused = self
            .set
            .by_name()
            .filter(|(_, setting)| setting.told && !setting.used);
        unused.map(|(name, _)| name)
    }
}

/// What `$NAME` is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    /// Not told: whatever this name has where the call runs.
    Name(String),
    Text(String),
    File(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_texts_files_and_other_names() {
        let mut inserts = Inserts::default();
        let other = inserts.mark(Insert::Name("B".into()), "$B");
        let file = inserts.mark(Insert::File("t".into()), "$(cat t)");
        let mixed = ["x", &other].concat();
        let mut settings = Settings::default();
        settings.set("A", &other, true);
        settings.set("B", "text", true);
        settings.set("F", &file, true);
        settings.set("M", &mixed, true);
        settings.set("E", "", true);
        let mut resolved = |name: &str| settings.resolved(name, &inserts);
        assert_eq!(resolved("A"), Resolved::Text("text".into()));
        assert_eq!(resolved("F"), Resolved::File("t".into()));
        assert_eq!(resolved("M"), Resolved::Name("M".into()));
        assert_eq!(resolved("E"), Resolved::Name("E".into()));
        assert_eq!(resolved("X"), Resolved::Name("X".into()));
        assert_eq!(settings.unused().count(), 0);
    }

    #[test]
    fn a_circle_ends() {
        let mut inserts = Inserts::default();
        let mut settings = Settings::default();
        let to = |inserts: &mut Inserts, name: &str| inserts.mark(Insert::Name(name.into()), "");
        settings.set("A", &to(&mut inserts, "B"), true);
        settings.set("B", &to(&mut inserts, "A"), true);
        assert!(matches!(
            settings.resolved("A", &inserts),
            Resolved::Name(_)
        ));
    }

    #[test]
    fn what_is_put_in_is_limited() {
        let inserts = Inserts::default();
        let mut settings = Settings::default();
        settings.set("A", &"x".repeat(super::super::LIMIT / 2), true);
        let texts = (0..100)
            .filter(|_| matches!(settings.resolved("A", &inserts), Resolved::Text(_)))
            .count();
        assert_eq!(texts, 2);
    }
}
