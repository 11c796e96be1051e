//! Files by which static hosts learn what to answer.

use super::{Plan, output};
use crate::failure::Outcome;

/// Writes `_redirects` (GitLab Pages, Netlify, Cloudflare Pages) and `_headers`
/// (Netlify, Cloudflare Pages; a sample for all others).
pub(super) fn write(plan: &Plan, policy: &str) -> Outcome {
    let base = plan.public_url.as_str();
    output::write(&plan.out.join("_redirects"), redirects(base))?;
    let names = output::names(&plan.out)?;
    output::write(&plan.out.join("_headers"), headers(base, policy, &names))
}

/// Every path that is not a file is a screen of the console. A host answers
/// with a file that exists before it looks here.
fn redirects(base: &str) -> String {
    format!("{base}* {base}index.html 200\n")
}

fn headers(base: &str, policy: &str, names: &[String]) -> String {
    // The page carries the policy too, but cannot itself forbid being framed.
    let for_all = format!(
        "{base}*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=(), clipboard-read=()
"
    );
    let hashed = names.iter().filter(|name| is_hashed(name));
    let for_ever = hashed.map(|name| {
        format!("{base}{name}\n  Cache-Control: public, max-age=31536000, immutable\n")
    });
    std::iter::once(for_all).chain(for_ever).collect()
}

/// Whether a name carries the hash of its content: a dash (`name-hash.js`, and
/// `name-hash_bg.wasm`) and then at least 15 hexadecimal digits.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| part.len() >= 15 && part.chars().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screens_are_rewritten_under_the_base() {
        assert_eq!(redirects("/"), "/* /index.html 200\n");
        assert_eq!(
            redirects("/tools/pullcord/"),
            "/tools/pullcord/* /tools/pullcord/index.html 200\n"
        );
    }

    #[test]
    fn only_files_named_by_their_content_are_kept_for_ever() {
        let names = [
            "index.html",
            "config.json",
            "pullcord-4f1c9a0b7d3e2f18_bg.wasm",
        ];
        let text = headers("/x/", "default-src 'none'", &names.map(str::to_owned));
        assert!(
            text.contains(
                "\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n"
            )
        );
        assert!(text.contains("/x/pullcord-4f1c9a0b7d3e2f18_bg.wasm\n  Cache-Control: public"));
        assert!(!text.contains("index.html") && !text.contains("config.json"));
    }

    #[test]
    fn a_hash_is_recognised_in_every_name_that_trunk_writes() {
        for (name, hashed) in [
            ("boot-1b2c3d4e5f607182.js", true),
            ("pullcord-4f1c9a0b7d3e2f18_bg.wasm", true),
            ("pullcord-4f1c9a0b7d3e2f18.js", true),
            ("config.json", false),
            ("a-decade.html", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
        }
    }
}
