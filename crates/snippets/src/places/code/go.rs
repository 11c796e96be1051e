//! A Go program.

use super::program::{Expressions, needed, only_if, reads_environment, reads_file, without_obeyed};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::go::literal;
use crate::{Group, Language, Options, Place, Refusal, Written};

/// A Go program.
///
/// Read by Go 1.16 (2021) or later, laid out as `gofmt` has it; see `quote/go.rs` for its
/// literals. `PostForm` encodes the form, as UTF-8. A client follows redirects unless
/// `CheckRedirect` says otherwise, and waits for ever unless it has a `Timeout` (Go docs,
/// `net/http`, type Client). The transport repeats a request after a broken connection
/// only if its method is one that may be repeated, or if nothing of it was sent yet (type
/// Transport); a POST is not. The proxies of the environment are honoured.
#[derive(Clone, Copy, Debug)]
pub struct Go;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["setting(", &literal(name), ")"].concat(),
    file: |path| ["contents(", &literal(path), ")"].concat(),
};

/// Names that the go command or a program of Go's obeys (Go docs, Command go > Environment
/// variables; package runtime).
const OBEYED: &[&str] = &[
    "GOARCH",
    "GOAUTH",
    "GOCACHE",
    "GOCACHEPROG",
    "GODEBUG",
    "GOENV",
    "GOEXPERIMENT",
    "GOFLAGS",
    "GOGC",
    "GOMAXPROCS",
    "GOMEMLIMIT",
    "GOMODCACHE",
    "GOOS",
    "GOPATH",
    "GOPROXY",
    "GOROOT",
    "GOTMPDIR",
    "GOTOOLCHAIN",
    "GOTRACEBACK",
    "GOWORK",
];

const REST: &str = "
	client := http.Client{
		Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
	response, err := client.PostForm(address, fields)
	if err != nil {
		log.Fatal(err)
	}
	answer, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode != http.StatusCreated {
		log.Fatalf(\"GitLab answered %s: %s\", response.Status, answer)
	}
	fmt.Printf(\"%s\\n\", answer)
}";

const SETTING: &str = "

func setting(name string) string {
	value, found := os.LookupEnv(name)
	if !found {
		log.Fatalf(\"%s is not set\", name)
	}
	return value
}";

const CONTENTS: &str = "

func contents(name string) string {
	text, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	return strings.TrimRight(string(text), \" \\t\\r\\n\")
}";

impl Sealed for Go {}

impl Place for Go {
    fn slug(&self) -> &'static str {
        "go"
    }

    fn label(&self) -> &'static str {
        "Go"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "golang net/http"
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
        let (environment, file) = (reads_environment(call), reads_file(call));
        let imports = needed(&[
            (
                true,
                "\t\"fmt\"\n\t\"io\"\n\t\"log\"\n\t\"net/http\"\n\t\"net/url\"",
            ),
            (environment || file, "\t\"os\""),
            (file, "\t\"strings\""),
            (true, "\t\"time\""),
        ]);
        let fields = EXPRESSIONS.fields(call, |name, value| {
            ["\tfields.Set(", name, ", ", value, ")\n"].concat()
        });
        let text = [
            "package main\n\nimport (\n",
            imports.as_str(),
            ")\n\nfunc main() {\n\taddress := ",
            &literal(&call.url()),
            "\n\tfields := url.Values{}\n",
            &fields.concat(),
            REST,
            only_if(environment, SETTING),
            only_if(file, CONTENTS),
        ];
        Ok(Written::plain(text.concat()))
    }
}
