//! Names of secret variables that a CI system keeps for itself or cannot tell apart.

use crate::check::{CheckedCall, names};
use crate::{Field, Refusal, TokenGiven};

/// Refuses a secret variable whose name begins with one of `own`, which are in upper case:
/// the system gives such names their values itself, or does not let them be secrets.
pub(super) fn are_not_its_own(call: &CheckedCall<'_>, own: &[&str]) -> Result<(), Refusal> {
    for (row, variable) in call.variables.iter().filter(|(_, row)| row.secret) {
        let upper = variable.key.to_ascii_uppercase();
        if own.iter().any(|beginning| upper.starts_with(beginning)) {
            return Err(Refusal::SecretNameTaken {
                row: *row,
                key: variable.key.clone(),
            });
        }
    }
    Ok(())
}

/// Refuses two names that differ in upper and lower case only, where a store of secrets
/// does not look at it.
pub(super) fn differ_without_case(call: &CheckedCall<'_>) -> Result<(), Refusal> {
    let token = (*call.token == TokenGiven::Placeholder).then(|| names::TOKEN.to_owned());
    let mut seen: Vec<String> = token.into_iter().collect();
    for (row, variable) in call.variables.iter().filter(|(_, row)| row.secret) {
        let upper = variable.key.to_ascii_uppercase();
        if seen.contains(&upper) {
            return Err(Refusal::NotThere {
                field: Field::Key(*row),
                why: "Secrets whose names differ in upper and lower case only are one and the \
                      same here. Rename one of them.",
            });
        }
        seen.push(upper);
    }
    Ok(())
}
