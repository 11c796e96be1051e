//! The link to the Run form, filled as this build was started.

use crate::route::{Address, QueryPairs, Route};
use gitlab::{GitRef, PAYLOAD, ProjectRef, TriggerId, Variable, VariableKind};

/// The form that "Run again" opens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RunAgain {
    /// Where to go.
    pub(super) address: Address,
    /// Keys of files, which a trigger cannot send.
    pub(super) files: Vec<String>,
    /// Keys whose value has to be typed anew, because it may be a secret.
    pub(super) secrets: Vec<String>,
}

/// Words in a key that speak for a secret value. An address is shown, kept in
/// the history and passed on in links, so that such a value is left out of it.
const SECRET_WORDS: [&str; 6] = ["TOKEN", "SECRET", "PASSW", "PRIVATE", "CREDENTIAL", "_KEY"];

/// The form for the same branch or tag, trigger and variables, as far as these
/// are known.
pub(super) fn run_again(
    project: &ProjectRef,
    git_ref: &GitRef,
    trigger: Option<TriggerId>,
    variables: &[Variable],
) -> RunAgain {
    let mut query: QueryPairs = vec![("ref".to_owned(), git_ref.as_str().to_owned())];
    query.extend(trigger.map(|id| ("trigger".to_owned(), id.to_string())));
    let (mut files, mut secrets) = (Vec::new(), Vec::new());
    for variable in variables.iter().filter(|variable| variable.key != PAYLOAD) {
        match variable.kind {
            VariableKind::File => files.push(variable.key.clone()),
            VariableKind::EnvVar | VariableKind::Unknown(_) => {
                let secret = may_be_secret(&variable.key);
                let value = if secret { "" } else { &variable.value };
                query.push((["var[", &variable.key, "]"].concat(), value.to_owned()));
                secrets.extend(secret.then(|| variable.key.clone()));
            }
        }
    }
    RunAgain {
        address: Address {
            route: Route::Run(project.clone()),
            query,
        },
        files,
        secrets,
    }
}

fn may_be_secret(key: &str) -> bool {
    let key = key.to_ascii_uppercase();
    SECRET_WORDS.iter().any(|word| key.contains(word))
}

impl RunAgain {
    /// What is left for the person to fill in, if anything.
    pub(super) fn left_out(&self) -> Option<String> {
        let files = (!self.files.is_empty()).then(|| {
            let keys = self.files.join(", ");
            [&keys, " was given as a file, which a trigger cannot send."].concat()
        });
        let secrets = (!self.secrets.is_empty()).then(|| {
            let keys = self.secrets.join(", ");
            [
                "Type the value of ",
                &keys,
                " again: it may be a secret, so it was not copied.",
            ]
            .concat()
        });
        let sentences: Vec<String> = files.into_iter().chain(secrets).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::ProjectId;

    fn variable(key: &str, value: &str, kind: VariableKind) -> Variable {
        Variable {
            key: key.to_owned(),
            value: value.to_owned(),
            kind,
            raw: None,
        }
    }

    fn again(trigger: Option<u64>, variables: &[Variable]) -> RunAgain {
        let project = ProjectRef::Id(ProjectId(9));
        let git_ref = GitRef::new("master");
        run_again(&project, &git_ref, trigger.map(TriggerId), variables)
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn the_form_gets_what_the_build_got() {
        let given = [
            variable("UPLOAD_TO_S3", "true", VariableKind::EnvVar),
            variable("NOTE", "a\nb & 100%", VariableKind::EnvVar),
            variable(PAYLOAD, "{}", VariableKind::File),
        ];
        let form = again(Some(10), &given);
        assert_eq!(
            form.address.query,
            [
                pair("ref", "master"),
                pair("trigger", "10"),
                pair("var[UPLOAD_TO_S3]", "true"),
                pair("var[NOTE]", "a\nb & 100%"),
            ]
        );
        assert_eq!(Address::parse(&form.address.text()), form.address);
        assert_eq!(form.left_out(), None);
    }

    #[test]
    fn files_and_what_may_be_secret_stay_behind_and_are_named() {
        let given = [
            variable("CONFIG", "x: 1", VariableKind::File),
            variable("deploy_token", "hunter2", VariableKind::EnvVar),
        ];
        let form = again(None, &given);
        assert!(!form.address.text().contains("hunter2"));
        assert_eq!(
            form.address.query,
            [pair("ref", "master"), pair("var[deploy_token]", "")]
        );
        let left_out = form.left_out().unwrap();
        assert!(left_out.contains("CONFIG") && left_out.contains("deploy_token"));
    }
}
