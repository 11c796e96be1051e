//! The host in an address: what one looks like, and which are on this computer.

/// Host and port; `None` when the port is not one.
pub(super) fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let after_host = if authority.starts_with('[') {
        authority.find(']')? + 1
    } else {
        authority.find(':').unwrap_or(authority.len())
    };
    let (host, port) = authority.split_at(after_host);
    if port.is_empty() || port == ":" {
        return Some((host, None));
    }
    let digits = port.strip_prefix(':')?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let port: u16 = digits.parse().ok()?;
    (port > 0).then_some((host, Some(port)))
}

/// A name, an IPv4 address or an IPv6 address in brackets, in lower case.
pub(super) fn is_host(host: &str) -> bool {
    if let Some(address) = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        let in_address = |byte: u8| byte.is_ascii_hexdigit() || b":.".contains(&byte);
        return address.contains(':') && address.bytes().all(in_address);
    }
    let in_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    host.len() <= 253
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.bytes().all(in_label))
}

pub(super) fn is_loopback_host(host: &str) -> bool {
    let local_name = host == "localhost" || host.ends_with(".localhost");
    local_name || host == "[::1]" || is_loopback_address(host)
}

/// 127.0.0.0/8, written as four plain decimal numbers: browsers also read `127.1` and
/// octal, which are not worth trusting.
fn is_loopback_address(host: &str) -> bool {
    let is_plain = |part: &str| {
        part.parse::<u8>()
            .is_ok_and(|number| number.to_string() == part)
    };
    host.starts_with("127.") && host.split('.').count() == 4 && host.split('.').all(is_plain)
}
