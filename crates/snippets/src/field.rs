//! The fields that a call sends: their names and values, not yet encoded.

/// The name of a field (GitLab docs, API > Pipeline trigger tokens).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name<'a> {
    Token,
    Ref,
    /// `variables[KEY]`
    Variable(&'a str),
    /// `inputs[NAME]`
    Input(&'a str),
    /// The name itself, of [`crate::Marker`].
    Marker(&'a str),
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// This text.
    Text(&'a str),
    /// What the environment variable of this name holds where the call runs.
    Environment(&'a str),
    /// What the file of this name holds where the call runs, without blanks at its end.
    File(&'a str),
}

impl Name<'_> {
    /// As it stands in a multipart form.
    pub(crate) fn readable(self) -> String {
        self.between("[", "]")
    }

    /// Percent-encoded.
    pub(crate) fn encoded(self) -> String {
        self.between("%5B", "%5D")
    }

    fn between(self, open: &str, close: &str) -> String {
        match self {
            Self::Token => "token".into(),
            Self::Ref => "ref".into(),
            Self::Variable(key) => ["variables", open, key, close].concat(),
            Self::Input(name) => ["inputs", open, name, close].concat(),
            Self::Marker(name) => name.into(),
        }
    }
}
