//! What GitLab sent the person back with.

use super::pending::Pending;
use crate::route::Address;
use gitlab::Token;

/// An answer of GitLab's page for authorization.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Returned {
    /// The person allowed it: the code for the tokens.
    Code(Token),
    /// It did not come about: why.
    Problem(String),
}

/// What stands in `here`, the address to which GitLab led, where it is an
/// answer: it must be one to `pending`, the sign-in that this tab has begun
/// (RFC 6749, 4.1.2 and 10.12).
pub(super) fn returned(here: &Address, pending: Option<&Pending>) -> Option<Returned> {
    let state = here.value("state")?;
    let problem = |text: &str| Some(Returned::Problem(text.to_owned()));
    let Some(pending) = pending else {
        return problem(
            "You came back from GitLab, but no sign-in was begun in this tab, or it was used \
             already. Sign in again.",
        );
    };
    if pending.state != state {
        return problem(
            "You came back from GitLab with an answer to another sign-in than the one that this \
             tab began, so it was not used. Sign in again.",
        );
    }
    match (here.value("code"), here.value("error")) {
        (Some(code), None) => Some(Returned::Code(Token::new(code))),
        (_, Some("access_denied")) => problem(
            "You were not signed in, because access was denied on GitLab's page. Sign in again, \
             or connect in another way.",
        ),
        (_, error) => {
            let said = here
                .value("error_description")
                .or(error)
                .unwrap_or("nothing");
            Some(Returned::Problem(format!(
                "You were not signed in. GitLab says: “{said}” Check the application in GitLab: \
                 its redirect URI, its scopes, and that it is not confidential."
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::connection::Keep;
    use gitlab::Instance;

    fn pending() -> Pending {
        Pending {
            instance: Instance::parse("https://a.example").unwrap(),
            application: "id".to_owned(),
            keep: Keep::Page,
            next: String::new(),
            state: "own".to_owned(),
            verifier: Token::new("v"),
        }
    }

    #[test]
    fn only_an_answer_to_the_own_question_is_used() {
        let pending = pending();
        let told = |query: &str, pending: Option<&Pending>| {
            let here = Address::parse(&["/connect?", query].concat());
            match returned(&here, pending) {
                None => "nothing".to_owned(),
                Some(Returned::Code(code)) => code.reveal().to_owned(),
                Some(Returned::Problem(why)) => why,
            }
        };
        for (query, begun, expected) in [
            ("code=c&state=own", true, "c"),
            ("code=c&state=other", true, "another sign-in"),
            ("code=c&state=", true, "another sign-in"),
            ("code=c&state=own", false, "no sign-in was begun"),
            ("code=c", true, "nothing"),
            ("next=%2Fsettings", true, "nothing"),
            ("error=access_denied&state=own", true, "access was denied"),
            (
                "error=invalid_scope&error_description=No+scope.&state=own",
                true,
                "“No scope.”",
            ),
            ("error=access_denied&state=other", true, "another sign-in"),
            ("code=c&error=x&state=own", true, "“x”"),
            ("state=own", true, "“nothing”"),
        ] {
            let told = told(query, begun.then_some(&pending));
            assert!(told.contains(expected), "{query}: {told}");
        }
    }
}
