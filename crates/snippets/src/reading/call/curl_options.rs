//! curl's options: what each does to a call (curl's manual page, 8.16).

/// What an option does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// `--data` and `--data-ascii`; `@` names a file.
    Data,
    /// `--data-binary`: as [`Self::Data`], line ends kept.
    DataBinary,
    /// `--data-raw`: `@` is a character.
    DataRaw,
    DataUrlencode,
    Json,
    Form,
    FormString,
    UrlQuery,
    Get,
    Head,
    Globoff,
    Request,
    Url,
    Header,
    Config,
    /// What follows is one more request.
    Next,
    /// How much is printed, what is spoken below HTTP, how long is waited.
    NoMatter {
        takes: bool,
    },
    /// Something that the console does not do.
    NotTaken {
        takes: bool,
    },
}

impl Effect {
    /// Whether the option has an argument.
    pub(super) const fn takes(self) -> bool {
        match self {
            Self::Get | Self::Head | Self::Globoff | Self::Next => false,
            Self::NoMatter { takes } | Self::NotTaken { takes } => takes,
            _ => true,
        }
    }
}

/// Of an option by its long name; `None` for one that is not known.
pub(super) fn long(name: &str) -> Option<Effect> {
    let effect = match name {
        "data" | "data-ascii" => Effect::Data,
        "data-binary" => Effect::DataBinary,
        "data-raw" => Effect::DataRaw,
        "data-urlencode" => Effect::DataUrlencode,
        "json" => Effect::Json,
        "form" => Effect::Form,
        "form-string" => Effect::FormString,
        "url-query" => Effect::UrlQuery,
        "get" => Effect::Get,
        "head" => Effect::Head,
        "globoff" => Effect::Globoff,
        "request" => Effect::Request,
        "url" => Effect::Url,
        "header" => Effect::Header,
        "config" => Effect::Config,
        "next" => Effect::Next,
        _ => return listed(name),
    };
    Some(effect)
}

fn listed(name: &str) -> Option<Effect> {
    let is_in = |name: &str, list: &str| list.split(' ').any(|other| other == name);
    // `--no-` before a switch turns it off: then it does nothing.
    let turned_off = name
        .strip_prefix("no-")
        .is_some_and(|switch| is_in(switch, NO_MATTER) || is_in(switch, NOT_TAKEN));
    if is_in(name, NO_MATTER) || turned_off {
        Some(Effect::NoMatter { takes: false })
    } else if is_in(name, NO_MATTER_TAKES) {
        Some(Effect::NoMatter { takes: true })
    } else if is_in(name, NOT_TAKEN) {
        Some(Effect::NotTaken { takes: false })
    } else if is_in(name, NOT_TAKEN_TAKES) {
        Some(Effect::NotTaken { takes: true })
    } else {
        None
    }
}

/// Of an option by its letter.
pub(super) fn short(letter: char) -> Option<Effect> {
    let effect = match letter {
        'd' => Effect::Data,
        'F' => Effect::Form,
        'G' => Effect::Get,
        'I' => Effect::Head,
        'g' => Effect::Globoff,
        'X' => Effect::Request,
        'H' => Effect::Header,
        'K' => Effect::Config,
        ':' => Effect::Next,
        '#' | '0' | '4' | '6' | 'B' | 'N' | 'O' | 'J' | 'R' | 'S' | 'Z' | 'f' | 'i' | 'q' | 's'
        | 'v' | '1' | '2' | '3' => Effect::NoMatter { takes: false },
        'A' | 'D' | 'Y' | 'c' | 'e' | 'm' | 'o' | 'w' | 'y' => Effect::NoMatter { takes: true },
        'L' | 'a' | 'j' | 'k' | 'l' | 'n' | 'p' => Effect::NotTaken { takes: false },
        'C' | 'E' | 'P' | 'Q' | 'T' | 'U' | 'b' | 'h' | 'r' | 't' | 'u' | 'x' | 'z' => {
            Effect::NotTaken { takes: true }
        }
        _ => return None,
    };
    Some(effect)
}

/// What an option by its letter is called.
pub(super) fn name(letter: char) -> String {
    ['-', letter].iter().collect()
}

/// Switches that change nothing of what is called.
const NO_MATTER: &str = "\
    alpn buffer clobber compressed compressed-ssh create-dirs disable disable-eprt \
    disable-epsv fail fail-early fail-with-body false-start ftp-create-dirs ftp-pasv \
    ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-control http0.9 http1.0 http1.1 http2 \
    http2-prior-knowledge http3 http3-only include ipv4 ipv6 keepalive \
    mail-rcpt-allowfails metalink npn parallel parallel-immediate path-as-is progress-bar \
    progress-meter remote-header-name remote-name remote-name-all remote-time \
    remove-on-error sessionid show-error show-headers silent skip-existing ssl ssl-reqd \
    sslv2 sslv3 styled-output suppress-connect-headers tcp-fastopen tcp-nodelay \
    tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding \
    trace-ids trace-time use-ascii verbose xattr";

/// Options with an argument that change nothing of what is called.
const NO_MATTER_TAKES: &str = "\
    ciphers connect-timeout cookie-jar create-file-mode curves dns-interface \
    dns-ipv4-addr dns-ipv6-addr dns-servers dump-header etag-save expect100-timeout \
    ftp-alternative-to-user ftp-ssl-ccc-mode happy-eyeballs-timeout-ms hsts interface \
    keepalive-cnt keepalive-time libcurl limit-rate local-port max-filesize max-time \
    output output-dir parallel-max proto proto-default proto-redir rate referer \
    speed-limit speed-time stderr tls-max tls13-ciphers trace trace-ascii trace-config \
    user-agent write-out";

/// Switches for what the console does not do.
const NOT_TAKEN: &str = "\
    anyauth append basic ca-native cert-status crlf digest disallow-username-in-url \
    doh-cert-status doh-insecure ech form-escape haproxy-protocol ignore-content-length \
    insecure junk-session-cookies list-only location location-trusted negotiate netrc \
    netrc-optional ntlm ntlm-wb post301 post302 post303 proxy-anyauth proxy-basic \
    proxy-digest proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast \
    proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw retry-all-errors \
    retry-connrefused sasl-ir socks5-basic socks5-gssapi socks5-gssapi-nec \
    ssl-allow-beast ssl-auto-client-cert ssl-no-revoke ssl-revoke-best-effort";

/// Options with an argument for what the console does not do.
const NOT_TAKEN_TAKES: &str = "\
    abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type connect-to \
    continue-at cookie crlfile delegation doh-url egd-file engine etag-compare \
    ftp-account ftp-method ftp-port haproxy-clientip hostpubmd5 hostpubsha256 \
    httpsig-key key key-type krb login-options mail-auth mail-from mail-rcpt max-redirs \
    netrc-file noproxy oauth2-bearer pass pinnedpubkey preproxy proxy proxy-cacert \
    proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header \
    proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name \
    proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user \
    proxy1.0 pubkey quote random-file range request-target resolve retry retry-delay \
    retry-max-time sasl-authzid service-name socks4 socks4a socks5 socks5-gssapi-service \
    socks5-hostname telnet-option tftp-blksize time-cond tlsauthtype tlspassword tlsuser \
    unix-socket upload-file user variable vlan-priority";

#[cfg(test)]
mod tests {
    use super::*;

    /// The options of the curl on this machine, with their letters and whether they take
    /// an argument.
    fn of_this_curl() -> Option<Vec<(String, Option<char>, bool)>> {
        let output = std::process::Command::new("curl")
            .args(["--help", "all"])
            .output()
            .ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        let options = text.lines().filter_map(|line| {
            let (before, after) = line.split_once("--")?;
            let letter = before.trim().strip_prefix('-')?.chars().next();
            let letter = letter.filter(|_| before.contains(','));
            let (name, rest) = after.split_once(' ')?;
            let takes = rest.starts_with(['<', '[']);
            Some((name.to_owned(), letter, takes))
        });
        let long_only = text.lines().filter_map(|line| {
            let after = line.trim_start().strip_prefix("--")?;
            let (name, rest) = after.split_once(' ')?;
            Some((name.to_owned(), None, rest.starts_with(['<', '['])))
        });
        Some(options.chain(long_only).collect())
    }

    /// An argument must not be taken for an address, nor an address for an argument.
    #[test]
    fn what_takes_an_argument_is_known() {
        let Some(options) = of_this_curl() else {
            use std::io::Write;
            writeln!(std::io::stdout(), "skipped: curl is not on this machine").unwrap();
            return;
        };
        assert!(options.len() > 200, "{options:?}");
        // They only make curl talk about itself.
        let left = ["help", "manual", "version"];
        for (name, letter, takes) in options {
            if let Some(effect) = long(&name) {
                assert_eq!(effect.takes(), takes, "--{name}");
                if let Some(letter) = letter {
                    assert_eq!(short(letter), Some(effect), "-{letter} --{name}");
                }
            } else {
                assert!(left.contains(&&*name), "--{name}");
            }
        }
    }
}
