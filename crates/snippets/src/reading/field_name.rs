//! The names of the fields of a call.

/// What a field is for, told by its name (GitLab docs, API > Pipeline trigger tokens; for
/// `var` and `file_var`, Pipelines > Prefill variables by URL; for `variables[][key]`,
/// API > Pipelines).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldName<'a> {
    Token,
    Ref,
    Variable(&'a str),
    Input(&'a str),
    /// The key of one more variable; the value follows.
    ListedKey,
    ListedValue,
    FileVariable,
    /// The number of a trigger, in a link of this console's.
    Trigger,
    /// Another token than a trigger's.
    AccessToken,
    Unknown,
}

impl<'a> FieldName<'a> {
    pub(super) fn of(name: &'a str) -> Self {
        match name {
            "token" => Self::Token,
            "ref" => Self::Ref,
            "trigger" => Self::Trigger,
            "private_token" | "access_token" | "job_token" => Self::AccessToken,
            "variables[][key]" => Self::ListedKey,
            "variables[][value]" => Self::ListedValue,
            _ => Self::in_brackets(name).unwrap_or(Self::Unknown),
        }
    }

    fn in_brackets(name: &'a str) -> Option<Self> {
        let (group, rest) = name.split_once('[')?;
        let key = rest.strip_suffix(']')?;
        // `variables[a][b]` would be a group within the group: GitLab refuses it.
        if key.is_empty() || key.contains(['[', ']']) {
            return None;
        }
        match group {
            "variables" | "var" => Some(Self::Variable(key)),
            "inputs" => Some(Self::Input(key)),
            "file_var" => Some(Self::FileVariable),
            _ => None,
        }
    }

    /// Whether a name tells that it belongs to a call, whatever stands around it.
    pub(super) fn is_known(name: &str) -> bool {
        !matches!(
            FieldName::of(name),
            FieldName::Unknown | FieldName::Trigger | FieldName::AccessToken
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, expected) in [
            ("token", FieldName::Token),
            ("ref", FieldName::Ref),
            ("variables[KEY]", FieldName::Variable("KEY")),
            ("var[KEY]", FieldName::Variable("KEY")),
            ("file_var[KEY]", FieldName::FileVariable),
            ("inputs[the-name]", FieldName::Input("the-name")),
            ("variables[][key]", FieldName::ListedKey),
            ("variables[a][b]", FieldName::Unknown),
            ("variables[]", FieldName::Unknown),
            ("variables[a", FieldName::Unknown),
            ("Token", FieldName::Unknown),
            ("", FieldName::Unknown),
        ] {
            assert_eq!(FieldName::of(name), expected, "{name}");
        }
    }
}
