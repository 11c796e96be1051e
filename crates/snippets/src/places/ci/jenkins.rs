//! A stage of a Jenkins pipeline.

use super::{heading, secret_names};
use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting};
use crate::quote::{self, groovy};
use crate::{Choice, Group, Language, Note, Options, Place, Refusal, Written};

/// A stage of a declarative Jenkins pipeline, to be pasted under `stages`.
///
/// Read by Groovy, then by the agent's `sh`. The script stands in Groovy's triple single
/// quotes, in which nothing is filled in and a backslash escapes (Groovy docs, Syntax,
/// Strings; see `quote/groovy.rs`); double quotes would let Groovy fill in `$` and put
/// secrets where a process list shows them (Jenkins docs, Using a Jenkinsfile, String
/// interpolation). The values are always percent-encoded, the words quoted for the shell,
/// one option a line. `withCredentials` sets an environment variable to the secret text
/// while the script runs, and hides it in the log (Jenkins docs, Credentials Binding); it
/// takes any name, where `environment { }` takes none that is a word of Groovy's.
///
/// The tests run it with Groovy 2.4, the version in Jenkins, and the script by `sh -xe`, as
/// Jenkins does; `stage`, `withCredentials` and `sh` are modelled.
#[derive(Clone, Copy, Debug)]
pub struct Jenkins;

/// The Java virtual machine's limit on a constant text (JVM specification, 4.4.7); Groovy
/// 2.4.21 takes this many characters and refuses one more.
const SCRIPT: Limit = Limit {
    of: "a text in a Jenkinsfile",
    bytes: 65_535,
    instead: "Shorten the longest value.",
};

const WHERE: &str = "Paste it under stages of a declarative pipeline, with an agent that has curl \
    and sh.";

impl Sealed for Jenkins {}

impl Place for Jenkins {
    fn slug(&self) -> &'static str {
        "jenkins"
    }

    fn label(&self) -> &'static str {
        "Jenkins stage"
    }

    fn group(&self) -> Group {
        Group::Ci
    }

    fn search_words(&self) -> &'static str {
        "jenkinsfile declarative pipeline groovy"
    }

    fn language(&self) -> Language {
        Language::Slashes
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::OptionNames, Choice::Curl]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn real_token_note(&self) -> Note {
        Note::PlainTokenInRepository
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Add {what} to Jenkins as a credential of the kind “Secret text” with the ID {name}: \
             Manage Jenkins, Credentials."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        secret_names::are_not_its_own(call, &["JENKINS_"])?;
        let command = Command::with_body(Curl::for_log(options), call, curl::Written::Encoded);
        let lines = command.pieces(quote::sh::word);
        let names = call.names_to_set();
        let inner = if names.is_empty() { 8 } else { 12 };
        let between = [r" \\", "\n", &" ".repeat(inner + 4)].concat();
        let lines: Vec<_> = lines.iter().map(|line| groovy::escape(line)).collect();
        let script = fitting(lines.join(&between), &SCRIPT)?;
        let step = ["sh '''", &script, "'''"].concat();
        let said = "Add as credentials of the kind Secret text (Manage Jenkins > Credentials)";
        let text = [
            &heading("//", said, &names),
            "stage('Trigger the build') {\n    steps {\n        ",
            &with_credentials(&names, step),
            "\n    }\n}",
        ]
        .concat();
        let notes = vec![Note::Advice(WHERE)];
        Ok(Written { text, notes })
    }
}

/// `step` with these names set to the credentials of the same IDs.
fn with_credentials(names: &[&str], step: String) -> String {
    if names.is_empty() {
        return step;
    }
    let each = names.iter().map(|name| {
        [
            "            string(credentialsId: '",
            name,
            "', variable: '",
            name,
            "')",
        ]
        .concat()
    });
    let each: Vec<_> = each.collect();
    [
        "withCredentials([\n",
        &each.join(",\n"),
        "\n        ]) {\n            ",
        &step,
        "\n        }",
    ]
    .concat()
}
