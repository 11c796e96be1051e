//! Links to lines: `#L12`, and `#L12-L30` for several.

/// Lines by their numbers, counted from 1; the last is not before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Linked {
    /// The first.
    pub(super) first: usize,
    /// The last.
    pub(super) last: usize,
}

impl Linked {
    /// One line.
    pub(super) fn one(number: usize) -> Self {
        Self {
            first: number,
            last: number,
        }
    }

    /// Both lines and those between them.
    pub(super) fn to(self, number: usize) -> Self {
        Self {
            first: self.first.min(number),
            last: self.first.max(number),
        }
    }

    /// The lines that a fragment names; `#L12-30` is understood too.
    pub(super) fn read(fragment: &str) -> Option<Self> {
        let named = fragment.strip_prefix("#L")?;
        let number = |text: &str| text.parse().ok().filter(|&number: &usize| number > 0);
        let Some((first, last)) = named.split_once('-') else {
            return Some(Self::one(number(named)?));
        };
        Some(Self::one(number(first)?).to(number(last.strip_prefix('L').unwrap_or(last))?))
    }

    /// The fragment that names them, without its `#`.
    pub(super) fn fragment(self) -> String {
        let first = ["L", &self.first.to_string()].concat();
        if self.first == self.last {
            return first;
        }
        [&first, "-L", &self.last.to_string()].concat()
    }

    /// Whether the line of this number is among them.
    pub(super) fn holds(self, number: usize) -> bool {
        (self.first..=self.last).contains(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_lines_counted_from_one() {
        let table = [
            ("#L12", 12, 12, "L12"),
            ("#L12-L30", 12, 30, "L12-L30"),
            ("#L30-L12", 12, 30, "L12-L30"),
            ("#L12-30", 12, 30, "L12-L30"),
            ("#L7-L7", 7, 7, "L7"),
        ];
        for (fragment, first, last, written) in table {
            let linked = Linked::read(fragment);
            assert_eq!(linked, Some(Linked { first, last }), "{fragment}");
            assert_eq!(linked.map(Linked::fragment).as_deref(), Some(written));
        }
        for fragment in [
            "", "#L", "#L0", "#L-1", "#main", "L12", "#Lx", "#L1-", "#L1-Lx",
        ] {
            assert_eq!(Linked::read(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn lines_go_on_to_either_side() {
        let linked = Linked::one(12);
        assert_eq!(linked.to(3), Linked { first: 3, last: 12 });
        assert_eq!(
            linked.to(20).to(14),
            Linked {
                first: 12,
                last: 14
            }
        );
        assert!(linked.to(20).holds(20) && !linked.to(20).holds(21));
    }
}
