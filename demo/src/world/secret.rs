//! Comparing what somebody sent with a secret.

/// Whether both are equal, found out in a time that does not tell how much of
/// the first was right.
pub(super) fn same_text(left: &str, right: &str) -> bool {
    let differences = left
        .bytes()
        .zip(right.bytes())
        .fold(0, |seen, (a, b)| seen | (a ^ b));
    differences == 0 && left.len() == right.len()
}
