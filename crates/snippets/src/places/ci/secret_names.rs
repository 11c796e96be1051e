//! Names of secret variables that a CI system keeps for itself or cannot tell apart.

use crate::Refusal;
use crate::check::CheckedCall;

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
