//! Variables as JSON.

use crate::check::rows;
use crate::quote::json::quote;
use crate::{Refusal, Variable};

/// Variables as JSON, the way GitLab's API lists them (GitLab docs, API > Pipelines):
/// `[{"key": "KEY", "value": "text"}]`, one variable a line. Rows that are empty are
/// skipped.
///
/// A secret value is not written: it has `"masked": true` and no value. [`crate::read`]
/// reads it back to the same variables.
///
/// # Errors
/// A [`Refusal`] when a key or a value is not allowed.
pub fn variables_json(variables: &[Variable]) -> Result<String, Refusal> {
    Ok(list(&rows::variables(variables)?))
}

/// The list of checked rows.
pub(crate) fn list(rows: &[(usize, &Variable)]) -> String {
    let items: Vec<String> = rows.iter().map(|(_, variable)| item(variable)).collect();
    if items.is_empty() {
        return "[]".into();
    }
    ["[\n  ", &items.join(",\n  "), "\n]"].concat()
}

fn item(variable: &Variable) -> String {
    let key = quote(&variable.key);
    if variable.secret {
        ["{\"key\": ", &key, ", \"masked\": true}"].concat()
    } else {
        let value = quote(&variable.value);
        ["{\"key\": ", &key, ", \"value\": ", &value, "}"].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn variable(key: &str, value: &str, secret: bool) -> Variable {
        Variable {
            key: key.into(),
            value: value.into(),
            secret,
        }
    }

    #[test]
    fn the_text() {
        let rows = [
            variable("UPLOAD_TO_S3", "it's \\ \"true\"\n", false),
            variable("", "", false),
            variable("PASSWORD", "hunter2", true),
        ];
        assert_eq!(
            variables_json(&rows).unwrap(),
            concat!(
                "[\n",
                r#"  {"key": "UPLOAD_TO_S3", "value": "it's \\ \"true\"\n"},"#,
                "\n",
                r#"  {"key": "PASSWORD", "masked": true}"#,
                "\n]",
            )
        );
        assert_eq!(variables_json(&[]).unwrap(), "[]");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_json_parser_reads_it(value in "[^\\x00]{0,40}") {
            let text = variables_json(&[variable("KEY", &value, false)]).unwrap();
            let read: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(read, json!([{"key": "KEY", "value": value}]));
        }
    }
}
