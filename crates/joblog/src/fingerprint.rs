//! Telling a log that grew from a log that became another.

/// What is kept of the bytes already read: their number and a hash. It answers
/// "are these the same?" and guards against nothing, as the bytes come from
/// the server that sent the first ones. (FNV-1a, 64 bits.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    length: usize,
    hash: u64,
}

impl Fingerprint {
    pub(crate) fn new() -> Self {
        Self {
            length: 0,
            hash: 0xcbf2_9ce4_8422_2325,
        }
    }

    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        self.length += bytes.len();
        self.hash = bytes.iter().fold(self.hash, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    }

    /// What comes after the bytes already read, if `whole` starts with them.
    pub(crate) fn rest_of<'a>(&self, whole: &'a [u8]) -> Option<&'a [u8]> {
        let (seen, rest) = whole.split_at_checked(self.length)?;
        let mut again = Self::new();
        again.extend(seen);
        (again == *self).then_some(rest)
    }
}
