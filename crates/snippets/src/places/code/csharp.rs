//! A C# program of top-level statements.

use super::program::{Expressions, needed, only_if, reads_environment, reads_file, without_obeyed};
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting, setting};
use crate::quote::csharp::literal;
use crate::{Group, Language, Options, Place, Proof, Refusal, Written};

/// A C# program of top-level statements.
///
/// Read by C# 9 or later, that is .NET 6 (2021) or later; see `quote/csharp.rs` for its
/// literals. `FormUrlEncodedContent` encodes the form, as UTF-8; since .NET 5 it takes
/// values of any length (dotnet/corefx, pull request 41686). A handler follows redirects
/// unless `AllowAutoRedirect` is false. A client waits 100 seconds, repeats no POST, reads
/// no `~/.netrc` and honours the proxies of the environment.
///
/// `Uri` rewrites a path: it decodes `%2E`, has removed marks of direction even where they
/// were encoded (dotnet/corefx, pull request 26022), and writes digits anew. A path of
/// names and `%2F` stays; any other is given as it is to be sent, with the option that is
/// there for it since .NET 6 (.NET docs, `UriCreationOptions`).
#[derive(Clone, Copy, Debug)]
pub struct CSharp;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["Setting(", &literal(name), ")"].concat(),
    file: |path| ["File.ReadAllText(", &literal(path), ").TrimEnd()"].concat(),
};

/// Names that .NET or its build obeys, as far as they change what runs (.NET docs, .NET
/// environment variables).
const OBEYED: &[&str] = &[
    "CORECLR_ENABLE_PROFILING",
    "CORECLR_PROFILER",
    "CORECLR_PROFILER_PATH",
    "DOTNET_ADDITIONAL_DEPS",
    "DOTNET_BUNDLE_EXTRACT_BASE_DIR",
    "DOTNET_ROOT",
    "DOTNET_SHARED_STORE",
    "DOTNET_STARTUP_HOOKS",
    "MSBUILDSDKSPATH",
    "OPENSSL_CONF",
];

/// The compiler takes 16 MB of texts for one program, two bytes a character (C# compiler
/// error CS8103).
const TEXTS: Limit = Limit {
    of: "a C# program",
    bytes: 8_000_000,
    instead: "Shorten the longest value, or use another language.",
};

const REST: &str = r#"};

var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
var response = await client.PostAsync(url, new FormUrlEncodedContent(fields));
var answer = await response.Content.ReadAsStringAsync();
if (response.StatusCode != HttpStatusCode.Created)
{
    Console.Error.WriteLine($"GitLab answered {(int)response.StatusCode}: {answer}");
    return 1;
}
Console.WriteLine(answer);
return 0;"#;

const SETTING: &str = r#"

static string Setting(string name) =>
    Environment.GetEnvironmentVariable(name)
    ?? throw new InvalidOperationException($"{name} is not set");"#;

/// The URL, as text where that is sent as it stands.
fn url(call: &CheckedCall<'_>) -> String {
    let url = literal(&call.url());
    let encoded = call.path_in_api().replace("%2F", "");
    if encoded.contains('%') {
        let options = "new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = \
                       true }";
        ["new Uri(", &url, ", ", options, ")"].concat()
    } else {
        url
    }
}

impl Sealed for CSharp {}

impl Place for CSharp {
    fn slug(&self) -> &'static str {
        "csharp"
    }

    fn label(&self) -> &'static str {
        "C#"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "c# csharp dotnet .net httpclient"
    }

    fn language(&self) -> Language {
        Language::Slashes
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn proof(&self) -> Proof {
        Proof::Read
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::for_program(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_obeyed(call, OBEYED)?;
        let imports = needed(&[
            (
                true,
                "// .NET 6 or later: Program.cs where dotnet new console was run",
            ),
            (true, "using System;\nusing System.Collections.Generic;"),
            (reads_file(call), "using System.IO;"),
            (true, "using System.Net;\nusing System.Net.Http;"),
        ]);
        let fields = EXPRESSIONS.fields(call, |name, value| {
            ["    [", name, "] = ", value, ",\n"].concat()
        });
        let text = [
            imports.as_str(),
            "\nvar url = ",
            &url(call),
            ";\nvar fields = new Dictionary<string, string>\n{\n",
            &fields.concat(),
            REST,
            only_if(reads_environment(call), SETTING),
        ];
        fitting(text.concat(), &TEXTS).map(Written::plain)
    }
}
