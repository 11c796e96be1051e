//! What of a build's variables goes into the form, and what cannot.

use super::super::rows::Fill;
use crate::data::secret_words::may_be_secret;
use gitlab::{PAYLOAD, Payload, Variable, VariableKind};

/// The rows to fill, and what stays behind.
#[derive(Clone, PartialEq)]
pub(super) struct Plan {
    /// The variables, in the build's order.
    pub(super) variables: Vec<(String, Fill)>,
    /// The inputs.
    pub(super) inputs: Vec<(String, Fill)>,
    /// Keys of files, which a trigger cannot send.
    pub(super) files: Vec<String>,
}

/// The plan for `variables`, of which `secrets` were marked secret when the
/// build was started here. A value that was or may be secret is not copied: it
/// is asked for anew.
pub(super) fn plan(variables: &[Variable], secrets: &[String]) -> Plan {
    let mut plan = Plan {
        variables: Vec::new(),
        inputs: Vec::new(),
        files: Vec::new(),
    };
    for variable in variables.iter().filter(|variable| variable.key != PAYLOAD) {
        let key = variable.key.clone();
        match variable.kind {
            VariableKind::File => plan.files.push(key),
            VariableKind::EnvVar | VariableKind::Unknown(_) => {
                let fill = fill(variable, secrets.contains(&key));
                plan.variables.push((key, fill));
            }
        }
    }
    if let Some(payload) = Payload::among(variables) {
        let inputs = payload.inputs().into_iter();
        plan.inputs = inputs
            .map(|(name, value)| (name, Fill::Open(value)))
            .collect();
    }
    plan
}

fn fill(variable: &Variable, marked: bool) -> Fill {
    if !marked && !may_be_secret(&variable.key) {
        Fill::Open(variable.value.clone())
    } else if variable.value.is_empty() {
        Fill::Secret
    } else {
        Fill::Asked
    }
}

impl Plan {
    /// The same without all that an address carries.
    pub(super) fn only_asked(mut self) -> Self {
        self.variables.retain(|(_, fill)| *fill == Fill::Asked);
        self.inputs.clear();
        self
    }

    /// The keys whose values are asked for.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = self
            .variables
            .iter()
            .filter(|(_, fill)| *fill == Fill::Asked);
        asked.map(|(key, _)| key.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(key: &str, value: &str, kind: VariableKind) -> Variable {
        Variable {
            key: key.to_owned(),
            value: value.to_owned(),
            kind,
            raw: None,
        }
    }

    fn given() -> Vec<Variable> {
        vec![
            variable("UPLOAD_TO_S3", "true", VariableKind::EnvVar),
            variable("NOTE", "a\nb & 100%", VariableKind::EnvVar),
            variable("deploy_token", "hunter2", VariableKind::EnvVar),
            variable("MARKED", "hunter3", VariableKind::EnvVar),
            variable("API_KEY", "", VariableKind::EnvVar),
            variable("CONFIG", "x: 1", VariableKind::File),
            variable("ODD", "1", VariableKind::Unknown("odd".to_owned())),
            variable(
                PAYLOAD,
                r#"{"inputs":{"dry-run":true}}"#,
                VariableKind::File,
            ),
        ]
    }

    fn filled(plan: &Plan) -> Vec<(&str, &Fill)> {
        let rows = plan.variables.iter();
        rows.map(|(key, fill)| (key.as_str(), fill)).collect()
    }

    #[test]
    fn the_form_gets_what_the_build_got_but_no_secret() {
        let plan = plan(&given(), &["MARKED".to_owned()]);
        let open = |value: &str| Fill::Open(value.to_owned());
        let wanted = [
            ("UPLOAD_TO_S3", &open("true")),
            ("NOTE", &open("a\nb & 100%")),
            ("deploy_token", &Fill::Asked),
            ("MARKED", &Fill::Asked),
            ("API_KEY", &Fill::Secret),
            ("ODD", &open("1")),
        ];
        assert!(filled(&plan) == wanted);
        assert_eq!(plan.files, ["CONFIG"]);
        assert_eq!(plan.asked(), ["deploy_token", "MARKED"]);
        assert!(plan.inputs == [("dry-run".to_owned(), open("true"))]);
    }

    #[test]
    fn a_form_from_an_address_lacks_only_the_secrets() {
        let plan = plan(&given(), &[]).only_asked();
        assert!(filled(&plan) == [("deploy_token", &Fill::Asked)]);
        assert!(plan.inputs.is_empty());
    }
}
