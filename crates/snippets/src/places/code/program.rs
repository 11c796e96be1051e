//! What the programs of all languages have in common.

use crate::check::CheckedCall;
use crate::field::Value;
use crate::{Refusal, TokenGiven};

/// How a language writes what a field holds, as an expression.
pub(super) struct Expressions {
    /// This text.
    pub(super) literal: fn(&str) -> String,
    /// What the environment variable of this name holds.
    pub(super) environment: fn(&str) -> String,
    /// What the file of this name holds, without blanks at its end.
    pub(super) file: fn(&str) -> String,
}

impl Expressions {
    /// Every field of the call, each written by `field` from the expressions of its name
    /// and its value.
    pub(super) fn fields(
        &self,
        call: &CheckedCall<'_>,
        field: fn(name: &str, value: &str) -> String,
    ) -> Vec<String> {
        let fields = call.fields().into_iter();
        fields
            .map(|(name, value)| field(&(self.literal)(&name.readable()), &self.value(value)))
            .collect()
    }

    fn value(&self, value: Value<'_>) -> String {
        match value {
            Value::Text(text) => (self.literal)(text),
            Value::Environment(name) => (self.environment)(name),
            Value::File(path) => (self.file)(path),
        }
    }
}

/// Whether the program reads the environment.
pub(super) fn reads_environment(call: &CheckedCall<'_>) -> bool {
    !call.names_to_set().is_empty()
}

/// Whether the program reads a file.
pub(super) fn reads_file(call: &CheckedCall<'_>) -> bool {
    matches!(call.token, TokenGiven::File(_))
}

/// `text` if it is needed.
pub(super) fn only_if(needed: bool, text: &'static str) -> &'static str {
    if needed { text } else { "" }
}

/// The lines that are needed, each with a line end.
pub(super) fn needed(lines: &[(bool, &str)]) -> String {
    let needed = lines.iter().filter(|(needed, _)| *needed);
    needed.flat_map(|(_, line)| [*line, "\n"]).collect()
}

/// Refuses a secret variable whose name the language's own programs `obey`: set for this
/// program, it would change how the program runs.
pub(super) fn without_obeyed(call: &CheckedCall<'_>, obeyed: &[&str]) -> Result<(), Refusal> {
    let taken = call.variables.iter().find(|(_, variable)| {
        let upper = variable.key.to_ascii_uppercase();
        variable.secret && obeyed.contains(&upper.as_str())
    });
    taken.map_or(Ok(()), |(row, variable)| {
        Err(Refusal::SecretNameTaken {
            row: *row,
            key: variable.key.clone(),
        })
    })
}
