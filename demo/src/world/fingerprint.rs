//! Repeatable made-up values: commit ids, tokens and the jitter of durations
//! all come from the seed, so that two runs with one seed are equal.

use sha2::{Digest, Sha256};

/// What everything made up in a world is derived from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u128);

impl Seed {
    fn digest(self, what: &str, number: u64) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.0.to_be_bytes());
        hash.update(number.to_be_bytes());
        hash.update(what.as_bytes());
        hash.finalize().into()
    }

    /// Forty hexadecimal digits: the form of a commit id and of a trigger
    /// token behind its prefix. One-way, so that a value that is shown tells
    /// nothing about the others.
    pub(crate) fn hex(self, what: &str, number: u64) -> String {
        const DIGITS: [char; 16] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
        ];
        let bytes = self.digest(what, number);
        let nibbles = bytes
            .iter()
            .take(20)
            .flat_map(|byte| [byte >> 4, byte & 15]);
        nibbles.map(|nibble| DIGITS[usize::from(nibble)]).collect()
    }

    /// A whole number below `limit` (which must not be zero).
    pub(crate) fn below(self, limit: u64, what: &str, number: u64) -> u64 {
        let [a, b, c, d, ..] = self.digest(what, number);
        u64::from(u32::from_be_bytes([a, b, c, d])) % limit
    }
}

#[cfg(test)]
mod tests {
    use super::Seed;

    #[test]
    fn one_seed_gives_one_world_and_another_gives_another() {
        assert_eq!(Seed(7).hex("commit", 1), Seed(7).hex("commit", 1));
        assert_ne!(Seed(7).hex("commit", 1), Seed(8).hex("commit", 1));
        assert_ne!(Seed(7).hex("commit", 1), Seed(7).hex("commit", 2));
        assert_ne!(Seed(7).hex("commit", 1), Seed(7).hex("trigger", 1));
        let text = Seed(7).hex("commit", 1);
        assert!(text.len() == 40 && text.chars().all(|digit| digit.is_ascii_hexdigit()));
    }
}
