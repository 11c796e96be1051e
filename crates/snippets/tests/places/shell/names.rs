//! A name that a shell keeps for itself cannot stand for a secret value.

use super::{run_by, shells};
use crate::support::bench::Text;
use crate::support::call::variable;
use crate::support::{program, sample};
use snippets::places::CurlForm;
use snippets::{Call, Options, Refusal, write};
use std::collections::BTreeSet;
use std::path::Path;

/// What a secret holds here: a shell that takes it for a list, a number or a string with
/// escapes changes it.
const VALUE: &str = r#"a:b  c\n"x"#;

/// Lists the names that the shell knows by itself.
fn listing(shell: &str) -> &'static str {
    match shell {
        "bash" => "compgen -v",
        "fish" => "set --names",
        "zsh" => {
            "zmodload zsh/parameter zsh/system zsh/terminfo zsh/termcap zsh/zleparameter; \
             print -l ${(k)parameters}"
        }
        _ => "set",
    }
}

/// What the shell prints of `script`, with these names set to [`VALUE`] in its environment.
fn printed<'a>(shell: &str, script: &str, names: impl IntoIterator<Item = &'a String>) -> String {
    let names = names.into_iter();
    let text = Text {
        text: script,
        gitlab: "",
        server: "",
        environment: names.map(|name| (name.clone(), VALUE.into())).collect(),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
    };
    String::from_utf8(run_by(shell, &text).stdout).unwrap()
}

fn name_at_start(line: &str) -> Option<String> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let name = line.split(|character| !is_part(character)).next()?;
    name.starts_with(|first: char| !first.is_ascii_digit())
        .then(|| name.into())
}

fn is_free(name: &str) -> bool {
    let call = Call {
        variables: vec![variable(name, "", true)],
        ..sample::call()
    };
    match write(&CurlForm, &call, &Options::default()) {
        Ok(_) => true,
        Err(Refusal::SecretNameTaken { .. }) => false,
        Err(refusal) => panic!("{name}: {refusal}"),
    }
}

#[test]
fn each_shell_gives_back_what_a_free_name_is_set_to() {
    for shell in shells() {
        if !program::are_here(&[shell]) {
            continue;
        }
        let listed = printed(shell, listing(shell), []);
        let listed: BTreeSet<String> = listed.lines().filter_map(name_at_start).collect();
        assert!(
            listed.contains("IFS") || listed.contains("status"),
            "{shell}: {listed:?}"
        );
        let ours = ["PASSWORD", "DATABASE_PATH", "OPTIONS"].map(String::from);
        let free: BTreeSet<_> = listed
            .into_iter()
            .chain(ours)
            .filter(|name| is_free(name))
            .collect();
        let asked = |name: &String| format!("printf '%s=%s;\n' {name} \"${name}\"\n");
        let asked: String = free.iter().map(asked).collect();
        let expected: String = free
            .iter()
            .map(|name| format!("{name}={VALUE};\n"))
            .collect();
        assert_eq!(
            printed(shell, &asked, &free),
            expected,
            "{shell}, from the environment"
        );
        let set = |name: &String| match shell {
            "fish" => format!("set {name} '{VALUE}'\n"),
            _ => format!("{name}='{VALUE}'\n"),
        };
        let set: String = free.iter().map(set).collect();
        assert_eq!(
            printed(shell, &[set, asked].concat(), []),
            expected,
            "{shell}, set by hand"
        );
    }
}
