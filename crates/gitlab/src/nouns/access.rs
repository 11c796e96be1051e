//! What someone may do in a project, as GitLab numbers it.

/// An access level (GitLab docs, API > Members). Ordered: a higher one includes the
/// rights of a lower. A number this version does not know is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccessLevel(pub u64);

impl AccessLevel {
    /// No access.
    pub const NONE: Self = Self(0);
    /// May see issues and little more.
    pub const GUEST: Self = Self(10);
    /// May plan.
    pub const PLANNER: Self = Self(15);
    /// May read code and builds.
    pub const REPORTER: Self = Self(20);
    /// May push, start and cancel builds.
    pub const DEVELOPER: Self = Self(30);
    /// May list, create and revoke triggers.
    pub const MAINTAINER: Self = Self(40);
    /// May do everything.
    pub const OWNER: Self = Self(50);

    /// GitLab's word, for a level between two words the lower one.
    pub fn word(self) -> &'static str {
        match self.0 {
            0..5 => "No access",
            5..10 => "Minimal access",
            10..15 => "Guest",
            15..20 => "Planner",
            20..30 => "Reporter",
            30..40 => "Developer",
            40..50 => "Maintainer",
            50.. => "Owner",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AccessLevel;

    #[test]
    fn levels_are_ordered_and_named() {
        assert!(AccessLevel::MAINTAINER > AccessLevel::DEVELOPER);
        assert!(AccessLevel(35) > AccessLevel::DEVELOPER);
        let rows = [
            (AccessLevel::NONE, "No access"),
            (AccessLevel(5), "Minimal access"),
            (AccessLevel::GUEST, "Guest"),
            (AccessLevel::PLANNER, "Planner"),
            (AccessLevel::REPORTER, "Reporter"),
            (AccessLevel::DEVELOPER, "Developer"),
            (AccessLevel(35), "Developer"),
            (AccessLevel::MAINTAINER, "Maintainer"),
            (AccessLevel::OWNER, "Owner"),
        ];
        for (level, word) in rows {
            assert_eq!(level.word(), word);
        }
    }
}
