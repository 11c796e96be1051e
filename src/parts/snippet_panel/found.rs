//! Which places fit what is typed.

use snippets::{Group, Place, places};

/// The places that fit `typed`, in the order in which they are offered: those
/// of which every word of it is a part of the label, of the words to look for
/// it by, or of the group's heading.
pub(super) fn found(typed: &str) -> Vec<&'static dyn Place> {
    let typed = typed.to_lowercase();
    let fits = |place: &&'static dyn Place| {
        let words = [place.label(), place.search_words(), place.group().label()];
        let words = words.join(" ").to_lowercase();
        typed.split_whitespace().all(|word| words.contains(word))
    };
    places::ALL.iter().copied().filter(fits).collect()
}

/// A place with its number among those that are offered.
pub(super) type Numbered = (usize, &'static dyn Place);

/// `found` under the headings of its groups, each with its number in `found`.
pub(super) fn grouped(found: &[&'static dyn Place]) -> Vec<(Group, Vec<Numbered>)> {
    let numbered: Vec<_> = found.iter().copied().enumerate().collect();
    let groups = numbered.chunk_by(|(_, one), (_, next)| one.group() == next.group());
    groups
        .map(|group| (group[0].1.group(), group.to_vec()))
        .collect()
}

/// The number after or before `active` of `count`, going round.
pub(super) fn neighbour(down: bool, active: usize, count: usize) -> usize {
    let step = if down { 1 } else { count.saturating_sub(1) };
    (active + step).checked_rem(count).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_by_its_label_its_words_and_its_group() {
        assert_eq!(found(""), places::ALL);
        assert_eq!(found("  "), places::ALL);
        for place in places::ALL {
            let words = place.search_words().split_whitespace();
            let group = place.group().label();
            let label = place.label().to_uppercase();
            for typed in words.chain([place.label(), group, &label]) {
                assert!(found(typed).contains(place), "{place:?} by {typed}");
            }
        }
    }

    #[test]
    fn every_word_counts_and_nonsense_finds_nothing() {
        let slugs = |typed| -> Vec<_> { found(typed).iter().map(|place| place.slug()).collect() };
        assert!(slugs("query curl").contains(&"curl-query"));
        assert!(!slugs("query curl").contains(&"curl"));
        assert!(slugs("curl telepathy").is_empty());
    }

    #[test]
    fn the_groups_hold_everything_in_order() {
        let all = found("");
        let groups = grouped(&all);
        let headings: Vec<_> = groups.iter().map(|(group, _)| *group).collect();
        let expected = Group::ALL.into_iter();
        let expected: Vec<_> = expected.filter(|group| headings.contains(group)).collect();
        assert_eq!(
            headings, expected,
            "each group once, in the order of the groups"
        );
        let numbered = groups.into_iter().flat_map(|(_, places)| places);
        assert!(numbered.eq(all.into_iter().enumerate()));
        assert!(grouped(&[]).is_empty());
    }

    #[test]
    fn arrows_go_round() {
        for (down, active, next) in [(true, 0, 1), (true, 2, 0), (false, 0, 2), (false, 2, 1)] {
            assert_eq!(neighbour(down, active, 3), next, "{down} {active}");
        }
        assert_eq!(neighbour(true, 0, 0), 0);
        assert_eq!(neighbour(false, 0, 0), 0);
    }
}
