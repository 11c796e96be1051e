//! A JavaScript module for Node, Deno and Bun.

use super::blocked_port;
use super::program::{Expressions, needed, only_if, reads_environment, reads_file, without_obeyed};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::javascript::literal;
use crate::{Field, Group, Language, Note, Options, Place, Refusal, Written};

/// A JavaScript module for Node, Deno and Bun.
///
/// Read by Node 18 (2022) or later, Deno and Bun as a module, which Node knows by `.mjs`;
/// see `quote/javascript.rs` for its literals. It is not for web pages: whoever opens one can
/// read what is in it.
///
/// `URLSearchParams` encodes the form, as UTF-8, and tells its type (URL standard, 5
/// `application/x-www-form-urlencoded`; Fetch standard, 5.2 `BodyInit` unions). `fetch`
/// would follow redirects; with `redirect: "manual"` it gives the redirect itself back. It
/// sends a POST once. Deno and Bun honour the proxies of the environment, Node only if
/// told to (`NODE_USE_ENV_PROXY`).
#[derive(Clone, Copy, Debug)]
pub struct JavaScript;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["setting(", &literal(name), ")"].concat(),
    file: |path| ["readFileSync(", &literal(path), ", \"utf8\").trimEnd()"].concat(),
};

/// Names that Node, Deno or Bun obeys (`node --help`, `deno --help`, Bun docs).
const OBEYED: &[&str] = &[
    "BUN_OPTIONS",
    "DENO_AUTH_TOKENS",
    "DENO_CERT",
    "DENO_DIR",
    "DENO_TLS_CA_STORE",
    "NODE_COMPILE_CACHE",
    "NODE_DEBUG",
    "NODE_EXTRA_CA_CERTS",
    "NODE_ICU_DATA",
    "NODE_OPTIONS",
    "NODE_PATH",
    "NODE_REDIRECT_WARNINGS",
    "NODE_TLS_REJECT_UNAUTHORIZED",
    "NODE_USE_ENV_PROXY",
    "NODE_V8_COVERAGE",
    "OPENSSL_CONF",
];

const NOT_IN_A_PAGE: &str = "Run this with Node, Deno or Bun and never in a web page: whoever \
    opens the page could read the token.";

const REST: &str = r#"
const response = await fetch(url, {
  method: "POST",
  body: new URLSearchParams(fields),
  redirect: "manual",
});
const answer = await response.text();
if (response.status !== 201) {
  throw new Error(`GitLab answered ${response.status}: ${answer}`);
}
console.log(answer);"#;

const SETTING: &str = r"

function setting(name) {
  const value = env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}";

impl Sealed for JavaScript {}

impl Place for JavaScript {
    fn slug(&self) -> &'static str {
        "javascript"
    }

    fn label(&self) -> &'static str {
        "JavaScript"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "js node deno bun fetch typescript"
    }

    fn language(&self) -> Language {
        Language::Slashes
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::for_program(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_obeyed(call, OBEYED)?;
        if blocked_port::is_in(call.gitlab) {
            return Err(Refusal::NotThere {
                field: Field::Address,
                why: "JavaScript's fetch calls no server at this port, which it keeps for other \
                      protocols. Use another port of the server or another language.",
            });
        }
        let (environment, file) = (reads_environment(call), reads_file(call));
        let imports = needed(&[
            (file, r#"import { readFileSync } from "node:fs";"#),
            (environment, r#"import { env } from "node:process";"#),
            (environment || file, ""),
        ]);
        let fields = EXPRESSIONS.fields(call, |name, value| {
            ["  [", name, ", ", value, "],\n"].concat()
        });
        let text = [
            "// node trigger.mjs (18 or later), bun trigger.mjs, or deno run -N",
            only_if(environment, "E"),
            only_if(file, "R"),
            " trigger.mjs\n",
            &imports,
            "const url = ",
            &literal(&call.url()),
            ";\nconst fields = [\n",
            &fields.concat(),
            "];\n",
            REST,
            only_if(environment, SETTING),
        ];
        Ok(Written {
            text: text.concat(),
            notes: vec![Note::Advice(NOT_IN_A_PAGE)],
        })
    }
}
