//! One argument of a command, before quoting.

/// One argument: text, with values from the environment spliced in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The environment variable of this name: a valid shell name.
    Environment(String),
}

impl Word {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self(vec![Part::Text(text.into())])
    }

    /// Adds literal text at the end.
    pub(crate) fn then(mut self, text: impl Into<String>) -> Self {
        self.0.push(Part::Text(text.into()));
        self
    }

    /// Adds the value that `$name` has where the command runs.
    pub(crate) fn then_environment(mut self, name: &str) -> Self {
        self.0.push(Part::Environment(name.into()));
        self
    }

    /// The word for a shell. Text alone is written by `quote`. With `$NAME` in it, the
    /// whole is one pair of double quotes if nothing else in them can be acted upon: every
    /// character is `calm`, and what follows a name cannot be read as part of it (only
    /// `&`, as fish and zsh also take `[`). Otherwise each part is quoted for itself.
    pub(crate) fn quoted(&self, quote: fn(&str) -> String, calm: fn(char) -> bool) -> String {
        match self.0.as_slice() {
            [Part::Text(text)] => quote(text),
            parts if one_pair_will_do(parts, calm) => {
                let inside: String = parts.iter().map(Part::unquoted).collect();
                ["\"", &inside, "\""].concat()
            }
            parts => parts.iter().map(|part| part.quoted(quote)).collect(),
        }
    }
}

fn one_pair_will_do(parts: &[Part], calm: fn(char) -> bool) -> bool {
    let all_calm = parts.iter().all(|part| match part {
        Part::Text(text) => text.chars().all(calm),
        Part::Environment(_) => true,
    });
    let names_end = parts.windows(2).all(|pair| match pair {
        [Part::Environment(_), Part::Text(text)] => text.starts_with('&'),
        [Part::Environment(_), Part::Environment(_)] => false,
        _ => true,
    });
    all_calm && names_end
}

impl Part {
    fn unquoted(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Environment(name) => ["$", name].concat(),
        }
    }

    fn quoted(&self, quote: fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => quote(text),
            Self::Environment(name) => ["\"$", name, "\""].concat(),
        }
    }
}
