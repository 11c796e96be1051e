//! C#, by Mono's compiler and runtime. These know no top-level statements, so the program
//! is put into a class first: what is tried is not the text to the letter, and the place
//! says that it was read, not executed. The statements, the literals and the library are
//! tried for real.

use super::runtime::{Runtime, changed};
use crate::support::bench::workshop;
use crate::support::sample::{call, written};
use snippets::places::CSharp;
use snippets::{Call, Endpoint};

const MONO: Runtime = Runtime {
    place: &CSharp,
    name: "mono, in a class",
    programs: &["mcs", "mono"],
    alone: |text| {
        let lines = in_a_class(text.text);
        let source = changed(text, &lines).file("Program.cs");
        let program = workshop(text.folder).join("Program.exe");
        let mut compiler = text.command("mcs");
        compiler.arg("-r:System.Net.Http.dll").arg(source);
        compiler.arg(["-out:", program.to_str().unwrap()].concat());
        let compiled = compiler.output().unwrap();
        if compiled.status.success() {
            text.command("mono").arg(program).output().unwrap()
        } else {
            compiled
        }
    },
};

/// The program in a class of its own. It ends by `Exit`, as Mono 6.8 otherwise waits for a
/// thread of its pool for up to a minute, once in twenty runs.
fn in_a_class(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let (directives, rest) = text.split_once("\n\n").unwrap();
    let (statements, functions) = match rest.split_once("\n\nstatic ") {
        Some((statements, function)) => (statements, format!("static {function}")),
        None => (rest, String::new()),
    };
    format!(
        "{directives}\nusing System.Threading.Tasks;\nclass Trigger\n{{\n\
         static void Main() {{ Environment.Exit(Run().GetAwaiter().GetResult()); }}\n\
         static async Task<int> Run()\n{{\n{statements}\n}}\n{functions}\n}}\n"
    )
}

#[test]
fn cases_arrive_alone() {
    MONO.cases_arrive_alone(40);
}

#[test]
fn thousands_of_texts_arrive() {
    MONO.thousands_of_texts_arrive::<0, 10_000>();
}

#[test]
fn it_runs_alone() {
    MONO.runs_alone();
}

#[test]
fn it_fails_with_the_reason() {
    MONO.fails_with_the_reason();
}

#[test]
fn it_sends_nothing_without_its_secrets() {
    MONO.sends_nothing_without_its_secrets();
}

#[test]
fn it_takes_no_password_from_home() {
    MONO.takes_no_password_from_home();
}

#[test]
fn the_text_of_csharp() {
    assert_eq!(
        written(&CSharp, &call()).text,
        r#"// .NET 6 or later: Program.cs where dotnet new console was run
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;

var url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline";
var fields = new Dictionary<string, string>
{
    ["token"] = Setting("TRIGGER_TOKEN"),
    ["ref"] = "release/100%",
    ["variables[UPLOAD_TO_S3]"] = "it's \\ true",
    ["variables[PASSWORD]"] = Setting("PASSWORD"),
    ["variables[PIN]"] = Setting("PIN"),
};

var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
var response = await client.PostAsync(url, new FormUrlEncodedContent(fields));
var answer = await response.Content.ReadAsStringAsync();
if (response.StatusCode != HttpStatusCode.Created)
{
    Console.Error.WriteLine($"GitLab answered {(int)response.StatusCode}: {answer}");
    return 1;
}
Console.WriteLine(answer);
return 0;

static string Setting(string name) =>
    Environment.GetEnvironmentVariable(name)
    ?? throw new InvalidOperationException($"{name} is not set");"#
    );
}

/// A path that `Uri` would rewrite is given as it is to be sent. Mono has no such option.
#[test]
fn a_path_beyond_names_is_sent_as_it_stands() {
    let call = Call {
        endpoint: Endpoint::V4RefInPath,
        ..call()
    };
    let text = written(&CSharp, &call).text;
    let url = concat!(
        "var url = new Uri(\"https://gitlab.example.com/api/v4/projects/group%2Fname/ref/",
        "release%2F100%25/trigger/pipeline\", ",
        "new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });\n"
    );
    assert!(text.contains(url), "{text}");
}
