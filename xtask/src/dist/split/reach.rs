//! What may come later: all that the start does not lead to.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use super::linked::{Linked, Part};
use super::misshapen;
use crate::failure::Outcome;

/// How the symbol of each function in `src/later.rs` begins and goes on: a
/// function of the module `later` in the crate `pullcord`, with the crate's hash
/// between the two (The rustc book, "v0 Symbol Format").
const ENTRY: (&str, &str) = ("_RNvNtCs", "_8pullcord5later");

/// What may come later.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Later<'a> {
    /// The symbols of functions.
    pub(super) functions: HashSet<&'a str>,
    /// Addresses of data, in order, apart from each other.
    pub(super) data: Vec<Range<u32>>,
}

/// Follows what each part mentions, from what is called from outside, but not
/// into the entries. Fails where [`first`] does.
pub(super) fn later<'a>(linked: &Linked<'a>) -> Outcome<Later<'a>> {
    let first = first(linked)?;
    let functions = linked.names.iter();
    Ok(Later {
        functions: functions
            .filter(|&(_, &index)| !first.contains_key(&Part::Function(index)))
            .map(|(&name, _)| name)
            .collect(),
        data: data(linked, &first),
    })
}

fn is_entry(name: &str) -> bool {
    let rest = name.strip_prefix(ENTRY.0);
    rest.is_some_and(|rest| {
        rest.trim_start_matches(char::is_alphanumeric)
            .starts_with(ENTRY.1)
    })
}

/// What the start leads to, each with what mentions it on the shortest way
/// there; none for what is called from outside.
pub(super) type Led = HashMap<Part, Option<Part>>;

/// All that the roots lead to, without the entries and what only they lead to.
/// Fails when there is no entry, or one that is called from outside.
pub(super) fn first(linked: &Linked<'_>) -> Outcome<Led> {
    let entries = linked.names.iter().filter(|(name, _)| is_entry(name));
    let entries: HashSet<Part> = entries.map(|(_, &index)| Part::Function(index)).collect();
    if entries.is_empty() {
        return Err(misshapen("it has none of the functions of src/later.rs"));
    }
    if !entries.is_disjoint(&linked.roots) {
        return Err(misshapen(
            "a function of src/later.rs is called from outside",
        ));
    }
    let mut led: Led = linked.roots.iter().map(|&root| (root, None)).collect();
    let mut waiting: VecDeque<Part> = led.keys().copied().collect();
    while let Some(part) = waiting.pop_front() {
        for &mentioned in linked.mentions.get(&part).into_iter().flatten() {
            if !entries.contains(&mentioned) && !led.contains_key(&mentioned) {
                led.insert(mentioned, Some(part));
                waiting.push_back(mentioned);
            }
        }
    }
    Ok(led)
}

/// The bytes that belong to later pieces of data and to no other.
fn data(linked: &Linked<'_>, first: &Led) -> Vec<Range<u32>> {
    let end = linked.data.iter().map(|range| range.end).max().unwrap_or(0);
    // One more, so that the last run has an end.
    let mut is_later = vec![false; end as usize + 1];
    for later in [true, false] {
        for (index, range) in linked.data.iter().enumerate() {
            if first.contains_key(&Part::Data(index)) != later {
                is_later[range.start as usize..range.end as usize].fill(later);
            }
        }
    }
    let mut runs = Vec::new();
    let mut start = None;
    for (address, later) in (0..).zip(is_later) {
        match (later, start) {
            (true, None) => start = Some(address),
            (false, Some(from)) => {
                runs.push(from..address);
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "_RNvNtCs8Ara9AWZUQV_8pullcord5later4page";

    /// `main` (0) leads to 1 and, by the table in its data, to 2; the page (3)
    /// to 2 and 4, and to a piece of data that names 5.
    fn linked() -> Linked<'static> {
        use Part::{Data, Function};
        let mut linked = Linked::default();
        linked.names = [
            ("main", 0),
            ("a", 1),
            ("both", 2),
            (PAGE, 3),
            ("b", 4),
            ("c", 5),
        ]
        .into();
        linked.data = vec![8..16, 12..20, 20..24];
        linked.roots.insert(Function(0));
        linked.mentions = [
            (Function(0), vec![Function(1), Function(3), Data(0)]),
            (Data(0), vec![Function(2)]),
            (
                Function(3),
                vec![Function(2), Function(4), Data(1), Data(2)],
            ),
            (Data(2), vec![Function(5)]),
            (Function(5), vec![Function(3)]),
        ]
        .into();
        linked
    }

    #[test]
    fn what_only_the_entries_lead_to_is_later() {
        let later = later(&linked()).expect("there is an entry");
        assert_eq!(later.functions, HashSet::from([PAGE, "b", "c"]));
        assert_eq!(format!("{:?}", later.data), "[16..24]");
    }

    #[test]
    fn what_is_called_from_outside_is_never_later() {
        let mut exported = linked();
        exported.roots.insert(Part::Function(5));
        let later = later(&exported).expect("there is an entry");
        assert_eq!(later.functions, HashSet::from([PAGE, "b"]));
    }

    #[test]
    fn without_a_place_to_cut_nothing_is_cut() {
        let mut renamed = linked();
        renamed.names.remove(PAGE);
        let mut exported = linked();
        exported.roots.insert(Part::Function(3));
        for (linked, reason) in [
            (renamed, "none of the functions"),
            (exported, "from outside"),
        ] {
            let failure = later(&linked).expect_err(reason);
            assert!(failure.sentence.contains(reason), "{}", failure.sentence);
        }
    }

    #[test]
    fn only_functions_of_the_file_itself_are_entries() {
        for (name, entry) in [
            (PAGE, true),
            ("_RNvNtCs4tSDJhEDmCy_8pullcord5later11foundations", true),
            ("_RNCNvNtCs4tSDJhEDmCy_8pullcord5later4page0B5_", false),
            ("_RNvNtCs4tSDJhEDmCy_8pullcord3app4page", false),
            ("_RNvNtCs4tSDJhEDmCy_5other8pullcord5later", false),
            ("main", false),
        ] {
            assert_eq!(is_entry(name), entry, "{name}");
        }
    }
}
