//! Whether the form can be sent, and what it sends.

use super::again::Hold;
use super::choice::{Standing, Usable};
use super::problem::Problem;
use super::rows::{Row, Rows};
use crate::parts::typed_key::Kind;
use gitlab::endpoints::Run;
use gitlab::{GitRef, MARKER, TriggerId};

/// A form that can be sent.
pub(super) struct Sound {
    /// Through which trigger.
    pub(super) usable: Usable,
    /// What.
    pub(super) run: Run,
    /// The keys whose values are secret.
    pub(super) secrets: Vec<String>,
}

/// Why a form cannot be sent yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unsound {
    /// The build that is to be run again is not known well enough.
    Held(Hold),
    /// Nothing is chosen in "Trigger".
    NoTrigger,
    /// The triggers are not known yet.
    Waiting,
    /// The chosen trigger belongs to somebody else.
    NotYours,
    /// The chosen trigger does not exist.
    Gone,
    /// "Branch or tag" is empty.
    NoRef,
    /// A variable's key, or an input's name, is wrong.
    Row {
        /// In which table.
        kind: Kind,
        /// Which row, from 1.
        number: usize,
        /// What is wrong with it.
        problem: Problem,
    },
}

impl Unsound {
    /// What is missing and where, for a person.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Held(Hold::Awaited) => {
                "What the earlier build was started with is being fetched.".to_owned()
            }
            Self::Held(Hold::Missing) => "Not all of the earlier build could be read. Say above \
                whether to go on without it."
                .to_owned(),
            Self::NoTrigger => "Choose a trigger first.".to_owned(),
            Self::Waiting => "The triggers are being fetched.".to_owned(),
            Self::NotYours => "This trigger belongs to somebody else, and only its owner sees its \
                token. Choose a trigger of yours."
                .to_owned(),
            Self::Gone => {
                "This project has no such trigger any more. Choose another one.".to_owned()
            }
            Self::NoRef => "Name a branch or tag first.".to_owned(),
            Self::Row {
                kind,
                number,
                problem,
            } => format!(
                "Look at {} {number}: {}",
                kind.word(),
                problem.sentence(*kind)
            ),
        }
    }
}

/// The call that the form stands for. Rows are sent in order, empty values too.
///
/// # Errors
/// The first thing that stands in the way, from the top of the form.
pub(super) fn sound(
    standing: Standing,
    git_ref: &str,
    variables: &Rows,
    inputs: &Rows,
) -> Result<Sound, Unsound> {
    let usable = match standing {
        Standing::Nothing => return Err(Unsound::NoTrigger),
        Standing::Waiting => return Err(Unsound::Waiting),
        Standing::NotYours { .. } => return Err(Unsound::NotYours),
        Standing::Gone => return Err(Unsound::Gone),
        Standing::Usable(usable) => usable,
    };
    let git_ref = GitRef::new(git_ref);
    if git_ref.as_str().is_empty() {
        return Err(Unsound::NoRef);
    }
    let run = Run {
        git_ref,
        variables: pairs(variables)?,
        inputs: pairs(inputs)?,
        extra: usable.id.map(marker).into_iter().collect(),
    };
    let secrets = variables.given().filter(|row| row.secret);
    let secrets = secrets.map(|row| row.key.clone()).collect();
    Ok(Sound {
        usable,
        run,
        secrets,
    })
}

fn pairs(rows: &Rows) -> Result<Vec<(String, String)>, Unsound> {
    match rows.first_problem() {
        Some((id, problem)) => Err(Unsound::Row {
            kind: rows.kind(),
            number: rows.number(id),
            problem,
        }),
        None => Ok(rows.given().map(Row::pair).collect()),
    }
}

/// What tells from which trigger a build came, to whoever may read its payload.
fn marker(trigger: TriggerId) -> (String, String) {
    (MARKER.to_owned(), trigger.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::rows;
    use super::*;
    use crate::parts::typed_key::KeyProblem;
    use gitlab::Token;

    fn usable() -> Standing {
        Standing::Usable(Usable {
            token: Token::new("glptt-4f1c"),
            id: None,
            description: String::new(),
            last_used: None,
        })
    }

    fn variables(pairs: &[(&str, &str)]) -> Rows {
        rows(Kind::Variable, pairs)
    }

    fn inputs(pairs: &[(&str, &str)]) -> Rows {
        rows(Kind::Input, pairs)
    }

    #[test]
    fn what_was_typed_is_sent_in_order_and_unchanged() {
        let variables = variables(&[("B", " 1\n"), ("A", "")]);
        let inputs = inputs(&[("dry-run", "true"), ("a", " ")]);
        let sound = sound(usable(), " master ", &variables, &inputs).map(|sound| sound.run);
        let Ok(run) = sound else {
            unreachable!("the form is sound")
        };
        assert_eq!(run.git_ref.as_str(), "master");
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(run.variables, [pair("B", " 1\n"), pair("A", "")]);
        assert_eq!(run.inputs, [pair("dry-run", "true"), pair("a", " ")]);
        assert!(run.extra.is_empty(), "a pasted token has no id to name");
    }

    #[test]
    fn a_call_names_its_trigger() {
        let Standing::Usable(pasted) = usable() else {
            unreachable!("it is usable")
        };
        let listed = Standing::Usable(Usable {
            id: Some(TriggerId(10)),
            ..pasted
        });
        let Ok(Sound { run, .. }) = sound(listed, "master", &variables(&[]), &inputs(&[])) else {
            unreachable!("the form is sound")
        };
        let named = ("pullcord_trigger".to_owned(), "10".to_owned());
        assert_eq!(run.extra, [named]);
    }

    #[test]
    fn the_first_thing_that_is_missing_is_named() {
        let wrong = variables(&[("A", ""), ("", "x")]);
        let key = Unsound::Row {
            kind: Kind::Variable,
            number: 2,
            problem: Problem::Key(KeyProblem::Missing),
        };
        let not_yours = Standing::NotYours {
            description: String::new(),
        };
        for (standing, git_ref, expected) in [
            (Standing::Nothing, "", Unsound::NoTrigger),
            (Standing::Waiting, "", Unsound::Waiting),
            (Standing::Gone, "master", Unsound::Gone),
            (not_yours, "", Unsound::NotYours),
            (usable(), "  ", Unsound::NoRef),
            (usable(), "master", key),
        ] {
            let found = sound(standing, git_ref, &wrong, &inputs(&[("a b", "")])).err();
            assert_eq!(found, Some(expected));
        }
    }

    #[test]
    fn a_wrong_input_is_named_by_its_number() {
        let inputs = inputs(&[("fine", ""), ("a b", "x")]);
        let found = sound(usable(), "master", &variables(&[]), &inputs).err();
        let sentence = found.map(|unsound| unsound.sentence());
        assert_eq!(
            sentence.as_deref(),
            Some("Look at input 2: Use letters, digits, underscores and dashes only.")
        );
    }
}
