//! Finding the bytes that mean something, eight at a time.
//!
//! Most of a log is text that nothing interrupts. Each `u64` here holds eight
//! bytes, and a mask says by the highest bit of each of them whether it is one
//! of those looked for. The lowest bit that is set is always right; one above
//! it may be set in error, so what a mask points to is looked at again.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;
const CASE: u64 = 0x2020_2020_2020_2020;

/// First byte of U+0080 to U+00BF in UTF-8. U+0080 to U+009F are the C1
/// controls, each equal to `ESC` and a letter.
pub(crate) const C1_LEAD: u8 = 0xc2;

/// C0 controls and delete. The tab is text.
pub(crate) fn is_control(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t') || byte == 0x7f
}

/// Where the bytes stop being plain text: at a control, or at what may be one.
pub(crate) fn first_special(bytes: &[u8]) -> Option<usize> {
    let is_special = |byte: u8| is_control(byte) || byte == C1_LEAD;
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let eight = u64::from_le_bytes(*word);
        let special = below_space(eight) | equal(eight, 0x7f) | equal(eight, C1_LEAD);
        if special != 0
            && let Some(at) = word.iter().position(|&byte| is_special(byte))
        {
            return Some(index * 8 + at);
        }
    }
    let at = rest.iter().position(|&byte| is_special(byte))?;
    Some(words.len() * 8 + at)
}

/// Where the first `\n` is.
pub(crate) fn line_break(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut ahead = words
        .iter()
        .map(|word| equal(u64::from_le_bytes(*word), b'\n'));
    if let Some(index) = ahead.position(|mask| mask != 0) {
        let at = words[index].iter().position(|&byte| byte == b'\n')?;
        return Some(index * 8 + at);
    }
    let at = rest.iter().position(|&byte| byte == b'\n')?;
    Some(words.len() * 8 + at)
}

/// Calls `found` with each place at which two neighbours are, whatever their
/// case, one of `pairs`, and perhaps with others. Stops when it says `true`;
/// returns whether it did.
pub(crate) fn pairs(bytes: &[u8], pairs: &[[u8; 2]], mut found: impl FnMut(usize) -> bool) -> bool {
    let mut from = 0;
    // Each step looks at the seven pairs that lie within eight bytes.
    while let Some(word) = bytes[from..].first_chunk::<8>() {
        let eight = u64::from_le_bytes(*word) | CASE;
        let mut mask = pairs.iter().fold(0, |mask, &[first, second]| {
            mask | (equal(eight, first | 0x20) & (equal(eight, second | 0x20) >> 8))
        });
        while mask != 0 {
            if found(from + mask.trailing_zeros() as usize / 8) {
                return true;
            }
            mask &= mask - 1;
        }
        from += 7;
    }
    let last = bytes.windows(2).enumerate().skip(from);
    for (at, pair) in last {
        let is_one = pairs.iter().any(|one| pair.eq_ignore_ascii_case(one));
        if is_one && found(at) {
            return true;
        }
    }
    false
}

fn below_space(eight: u64) -> u64 {
    eight.wrapping_sub(LOW * 0x20) & !eight & HIGH
}

fn equal(eight: u64, byte: u8) -> u64 {
    let difference = eight ^ (LOW * u64::from(byte));
    difference.wrapping_sub(LOW) & !difference & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, sample::select};

    const BYTES: [u8; 16] = [
        b'\n', b'\t', 0, 0x1f, b' ', b'a', b'R', b'r', b'N', 0x7f, 0x80, 0xc1, 0xc2, 0xc3, 0xff, 1,
    ];

    proptest! {
        #[test]
        fn the_first_special_byte_is_found(bytes in vec(select(&BYTES), 0..40)) {
            let expected = bytes.iter().position(|&byte| is_control(byte) || byte == C1_LEAD);
            prop_assert_eq!(first_special(&bytes), expected);
            prop_assert_eq!(line_break(&bytes), bytes.iter().position(|&byte| byte == b'\n'));
        }

        #[test]
        fn every_pair_is_found(bytes in vec(select(&BYTES), 0..40)) {
            let mut found = Vec::new();
            pairs(&bytes, &[*b"rr", *b"rn"], |at| { found.push(at); false });
            for (at, pair) in bytes.windows(2).enumerate() {
                let wanted = pair.eq_ignore_ascii_case(b"rr") || pair.eq_ignore_ascii_case(b"rn");
                prop_assert!(!wanted || found.contains(&at));
            }
            prop_assert!(found.is_sorted());
        }
    }
}
