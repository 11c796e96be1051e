//! Ports that `fetch` does not call.

/// What the Fetch standard lists under 2.9 Port blocking, so that no page speaks to a
/// server of another protocol. Node and Deno keep to it, Bun does not. 10080 is the port
/// that one well-known image of GitLab uses by default.
const BLOCKED: &[u16] = &[
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
    103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
    512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
    995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
    6669, 6679, 6697, 10080,
];

/// Whether `address`, as far as its host, ends in such a port.
pub(super) fn is_in(address: &str) -> bool {
    let host = address.split('/').nth(2).unwrap_or_default();
    let port = host.rsplit_once(':').map(|(_, port)| port.parse());
    matches!(port, Some(Ok(port)) if BLOCKED.contains(&port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (address, expected) in [
            ("https://gitlab.example.com", false),
            ("https://gitlab.example.com/a:25/b", false),
            ("http://gitlab.example.com:10080/git", true),
            ("http://127.0.0.1:8485", false),
            ("http://[::1]:6000", true),
            ("http://[::25]", false),
        ] {
            assert_eq!(is_in(address), expected, "{address}");
        }
    }

    #[test]
    fn the_list_is_in_order() {
        assert!(BLOCKED.is_sorted());
    }
}
