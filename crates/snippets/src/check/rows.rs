//! The rows of the form: variables and inputs.

use super::{names, without_nul};
use crate::{Field, Input, Refusal, Variable};
use std::collections::BTreeSet;

/// GitLab's limit on a variable's key (GitLab source, `ci_variables.key`).
const NAME_LIMIT: usize = 255;

/// The variables in use. A key that GitLab would not take is refused.
pub(crate) fn variables(rows: &[Variable]) -> Result<Vec<(usize, &Variable)>, Refusal> {
    let mut seen = BTreeSet::new();
    let mut used = Vec::new();
    for (row, variable) in rows.iter().enumerate() {
        let key = variable.key.as_str();
        if key.is_empty() && variable.value.is_empty() {
            continue;
        }
        if key.is_empty() {
            return Err(Refusal::KeyMissing { row });
        }
        let key_told = || key.to_owned();
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if key.len() > NAME_LIMIT || !key.bytes().all(allowed) {
            let key = key_told();
            return Err(Refusal::KeyInvalid { row, key });
        }
        if !seen.insert(key) {
            let key = key_told();
            return Err(Refusal::KeyTwice { row, key });
        }
        if variable.secret && !names::is_free(key) {
            let key = key_told();
            return Err(Refusal::SecretNameTaken { row, key });
        }
        if !variable.secret {
            without_nul(&variable.value, Field::Value(row))?;
        }
        used.push((row, variable));
    }
    Ok(used)
}

/// The inputs in use. A name that could not stand between brackets is refused.
pub(super) fn inputs(rows: &[Input]) -> Result<Vec<(usize, &Input)>, Refusal> {
    let mut seen = BTreeSet::new();
    let mut used = Vec::new();
    for (row, input) in rows.iter().enumerate() {
        let name = input.name.as_str();
        if name.is_empty() && input.value.is_empty() {
            continue;
        }
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        let fits = (1..=NAME_LIMIT).contains(&name.len()) && name.bytes().all(allowed);
        if !fits || !seen.insert(name) {
            let name = name.to_owned();
            return Err(Refusal::InputName { row, name });
        }
        without_nul(&input.value, Field::InputValue(row))?;
        used.push((row, input));
    }
    Ok(used)
}
