//! Filling the form from elsewhere: from a link, or with a token that was
//! pasted. One way in, so that whatever is read ends up in the form alike.

use super::choice::{Chosen, Listing, by_token};
use super::form::RunForm;
use super::link::Link;
use gitlab::Token;
use leptos::prelude::*;
use snippets::{Input, Variable};

/// What to put into the form. What is `None` stays as it is there; a table
/// that is given takes the place of all its rows.
#[derive(Default)]
pub(super) struct Filling {
    /// The branch or tag.
    pub(super) git_ref: Option<String>,
    /// The variables, in order, each with whether it is secret.
    pub(super) variables: Option<Vec<Variable>>,
    /// The inputs, in order.
    pub(super) inputs: Option<Vec<Input>>,
    /// The token of the trigger to use.
    pub(super) token: Option<Token>,
}

impl From<Link> for Filling {
    /// A link carries everything but a token.
    fn from(link: Link) -> Self {
        let variable = |(key, value)| Variable {
            key,
            value,
            secret: false,
        };
        let input = |(name, value)| Input { name, value };
        Self {
            git_ref: link.git_ref,
            variables: Some(link.variables.into_iter().map(variable).collect()),
            inputs: Some(link.inputs.into_iter().map(input).collect()),
            token: None,
        }
    }
}

impl RunForm {
    /// Puts `filling` into the form. Its token chooses the trigger of
    /// `listing` that has it; one that is not listed is kept as a pasted one.
    pub(super) fn fill(self, filling: Filling, listing: &Listing) {
        if let Some(git_ref) = filling.git_ref {
            self.git_ref.set(git_ref);
        }
        if let Some(variables) = filling.variables {
            let rows = variables.into_iter();
            let rows = rows.map(|one| (one.key, one.value, one.secret));
            self.variables.update(|all| all.replace(rows));
        }
        if let Some(inputs) = filling.inputs {
            let rows = inputs.into_iter().map(|one| (one.name, one.value, false));
            self.inputs.update(|all| all.replace(rows));
        }
        if let Some(token) = filling.token {
            let chosen = by_token(&token, listing);
            if chosen == Chosen::Pasted {
                self.tokens.keep(self.project.get_value(), token);
            }
            self.chosen.set(chosen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::choice::tests::{known, own_token};
    use super::*;
    use crate::data::connection::samples::account;
    use crate::data::connection::{Connection, Keep};
    use crate::data::session::Session;
    use crate::parts::pasted_token::PastedTokens;
    use gitlab::{ProjectId, ProjectRef, TriggerId};

    fn project() -> ProjectRef {
        ProjectRef::Id(ProjectId(9))
    }

    fn connection() -> Connection {
        account("https://gitlab.example.com", 1, "glpat-of-ada", Keep::Page)
    }

    fn in_a_form(test: impl FnOnce(RunForm, PastedTokens)) {
        Owner::new().with(|| {
            let tokens = PastedTokens::new(Session::of(connection()));
            test(RunForm::empty(project(), tokens), tokens);
        });
    }

    fn variable(key: &str, value: &str, secret: bool) -> Variable {
        Variable {
            key: key.to_owned(),
            value: value.to_owned(),
            secret,
        }
    }

    fn whole() -> Filling {
        Filling {
            git_ref: Some("refs/tags/v1".to_owned()),
            variables: Some(vec![
                variable("A", " 1\n", false),
                variable("PASSWORD", "", true),
            ]),
            inputs: Some(vec![Input {
                name: "dry-run".to_owned(),
                value: "true".to_owned(),
            }]),
            token: Some(Token::new("glptt-not-of-this-list")),
        }
    }

    fn given(rows: RwSignal<super::super::rows::Rows>) -> Vec<(String, String, bool)> {
        rows.with_untracked(|rows| {
            let triple = |row: &super::super::rows::Row| {
                let (key, value) = row.pair();
                (key, value, row.secret)
            };
            rows.given().map(triple).collect()
        })
    }

    #[test]
    fn everything_read_is_in_the_form_unchanged_and_in_order() {
        in_a_form(|form, tokens| {
            form.fill(whole(), &known());
            assert_eq!(form.git_ref.get_untracked(), "refs/tags/v1");
            let triple = |key: &str, value: &str, secret| (key.into(), value.into(), secret);
            let variables = [triple("A", " 1\n", false), triple("PASSWORD", "", true)];
            assert_eq!(given(form.variables), variables);
            assert_eq!(given(form.inputs), [triple("dry-run", "true", false)]);
            assert_eq!(form.chosen.get_untracked(), Chosen::Pasted);
            let token = untrack(|| tokens.of(&project()));
            assert_eq!(token, whole().token);
        });
    }

    #[test]
    fn what_was_not_read_stays_as_it_was_typed() {
        in_a_form(|form, tokens| {
            form.fill(whole(), &Listing::Waiting);
            let token = Some(Token::new("glptt-another"));
            let filling = Filling {
                token: token.clone(),
                ..Filling::default()
            };
            form.fill(filling, &Listing::Waiting);
            assert_eq!(form.git_ref.get_untracked(), "refs/tags/v1");
            assert_eq!(given(form.variables).len(), 2);
            assert_eq!(given(form.inputs).len(), 1);
            assert_eq!(untrack(|| tokens.of(&project())), token);
        });
    }

    #[test]
    fn a_table_that_was_read_takes_the_place_of_the_typed_one() {
        in_a_form(|form, _| {
            form.fill(whole(), &known());
            let filling = Filling {
                variables: Some(Vec::new()),
                ..Filling::default()
            };
            form.fill(filling, &known());
            assert_eq!(given(form.variables), []);
            assert_eq!(given(form.inputs).len(), 1);
        });
    }

    #[test]
    fn the_token_of_a_listed_trigger_chooses_it_and_is_not_kept() {
        in_a_form(|form, tokens| {
            let filling = Filling {
                token: Some(own_token()),
                ..Filling::default()
            };
            form.fill(filling, &known());
            assert_eq!(form.chosen.get_untracked(), Chosen::Listed(TriggerId(3)));
            assert_eq!(untrack(|| tokens.of(&project())), None);
        });
    }
}
