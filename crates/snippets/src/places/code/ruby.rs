//! A Ruby program.

use super::program::{Expressions, without_obeyed};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::ruby::literal;
use crate::{Group, Language, Options, Place, Refusal, Written};

/// A Ruby program.
///
/// Read by Ruby 2.0 or later; see `quote/ruby.rs` for its literals. `post_form` encodes
/// the form from the bytes of each text, follows no redirect, and waits a minute for an
/// answer. `Net::HTTP` repeats a request after a broken connection only if its method is
/// idempotent (Ruby docs, `Net::HTTP#max_retries=`), which POST is not. It reads no
/// `~/.netrc` and honours the proxies of the environment.
#[derive(Clone, Copy, Debug)]
pub struct Ruby;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["ENV.fetch(", &literal(name), ")"].concat(),
    // `File.read` and not `IO.read`, which takes `|` for a command.
    file: |path| ["File.read(", &literal(path), ").rstrip"].concat(),
};

/// Names that Ruby or its packages obey (ruby(1), Environment; RubyGems and Bundler docs).
const OBEYED: &[&str] = &[
    "BUNDLE_GEMFILE",
    "BUNDLE_PATH",
    "GEM_HOME",
    "GEM_PATH",
    "OPENSSL_CONF",
    "RUBYLIB",
    "RUBYOPT",
    "RUBYSHELL",
    "RUBYPATH",
];

const REST: &str = r##"response = Net::HTTP.post_form(url, fields)
abort "GitLab answered #{response.code}: #{response.body}" unless response.code == "201"
puts response.body"##;

impl Sealed for Ruby {}

impl Place for Ruby {
    fn slug(&self) -> &'static str {
        "ruby"
    }

    fn label(&self) -> &'static str {
        "Ruby"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "rb net/http rake script"
    }

    fn language(&self) -> Language {
        Language::Hash
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::for_program(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_obeyed(call, OBEYED)?;
        let fields = EXPRESSIONS.fields(call, |name, value| {
            ["  ", name, " => ", value, ",\n"].concat()
        });
        let text = [
            "require \"net/http\"\n\nurl = URI(",
            &literal(&call.url()),
            ")\nfields = {\n",
            &fields.concat(),
            "}\n",
            REST,
        ];
        Ok(Written::plain(text.concat()))
    }
}
