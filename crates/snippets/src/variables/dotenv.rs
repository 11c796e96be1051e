//! Variables as a `.env` file.

use crate::check::rows;
use crate::{Refusal, Variable};

/// Variables as a `.env` file, one `KEY=value` a line, without a newline at the end. Rows
/// that are empty are skipped.
///
/// Readers of such files differ; these are the rules that Docker Compose documents (Syntax
/// for environment files) and the readers for Ruby and Go share. A value that every reader
/// takes alike has no quotes; one without `'`, `\` and control characters stands in single
/// quotes, in which nothing is replaced; any other stands in double quotes, with `\\`,
/// `\"`, `\$`, `` \` ``, `\n` and `\r` for what would end them, be replaced or be taken for
/// another line end. A shell that sources the file reads all of them but `\n` and `\r`.
///
/// A secret value is not written: `KEY="${KEY}"` takes it from the environment of whoever
/// reads the file. [`crate::read`] reads such a file back to the same variables, but takes
/// `TRIGGER_TOKEN` for the token.
///
/// # Errors
/// A [`Refusal`] when a key or a value is not allowed.
pub fn dotenv(variables: &[Variable]) -> Result<String, Refusal> {
    Ok(lines(&rows::variables(variables)?))
}

/// The lines of checked rows.
pub(crate) fn lines(rows: &[(usize, &Variable)]) -> String {
    let lines: Vec<String> = rows.iter().map(|(_, variable)| line(variable)).collect();
    lines.join("\n")
}

fn line(variable: &Variable) -> String {
    let key = variable.key.as_str();
    if variable.secret {
        return [key, "=\"${", key, "}\""].concat();
    }
    [key, "=", &quoted(&variable.value)].concat()
}

fn quoted(value: &str) -> String {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"_./:@%+,-".contains(&byte);
    if value.bytes().all(is_safe) {
        return value.into();
    }
    let is_literal = |character: char| !matches!(character, '\'' | '\\' | '\0'..='\u{1f}');
    if value.chars().all(is_literal) {
        return ["'", value, "'"].concat();
    }
    let mut quoted = String::from("\"");
    for character in value.chars() {
        match character {
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\\' | '"' | '$' | '`' => quoted.extend(['\\', character]),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;
    use std::process::Command;

    fn variable(value: &str) -> Variable {
        Variable {
            key: "KEY".into(),
            value: value.into(),
            secret: false,
        }
    }

    #[test]
    fn table() {
        for (value, line) in [
            ("", "KEY="),
            ("v1.2/x", "KEY=v1.2/x"),
            ("two words", "KEY='two words'"),
            ("$HOME #1", "KEY='$HOME #1'"),
            ("it's", "KEY=\"it's\""),
            (r"C:\dir", r#"KEY="C:\\dir""#),
            ("it's $5 `x`\n", r#"KEY="it's \$5 \`x\`\n""#),
        ] {
            assert_eq!(dotenv(&[variable(value)]).unwrap(), line);
        }
    }

    #[test]
    fn a_secret_is_taken_from_the_environment() {
        let mut secret = variable("hunter2");
        secret.secret = true;
        let empty = Variable {
            key: String::new(),
            ..variable("")
        };
        assert_eq!(dotenv(&[secret, empty]).unwrap(), "KEY=\"${KEY}\"");
    }

    #[test]
    fn a_key_that_gitlab_refuses_is_refused() {
        let mut wrong = variable("x");
        wrong.key = "A-B".into();
        assert!(matches!(dotenv(&[wrong]), Err(Refusal::KeyInvalid { .. })));
    }

    /// What `sh` makes of the lines: no line end is in them, which it reads another way.
    fn sourced(values: &[String]) -> Option<Vec<String>> {
        let mut script = String::new();
        for value in values {
            let line = dotenv(&[variable(value)]).unwrap();
            script.push_str(&line);
            script.push_str("\nprintf '%s\\0' \"$KEY\"\n");
        }
        let output = Command::new("sh").arg("-c").arg(script).output().ok()?;
        assert!(output.status.success(), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        Some(text.split_terminator('\0').map(str::to_owned).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// 50 values at a time.
        #[test]
        fn a_shell_reads_the_values(
            values in prop::collection::vec(r#"[^\x00\r\n]{0,12}|['"\\$`a #!%]{0,12}"#, 50)
        ) {
            match sourced(&values) {
                Some(read) => prop_assert_eq!(read, values),
                None => writeln!(std::io::stdout(), "skipped: sh is not on this machine").unwrap(),
            }
        }
    }
}
