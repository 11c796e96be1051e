//! The form as a link: `ref`, `trigger`, `var[KEY]=VALUE` and
//! `input[NAME]=VALUE`; variables as GitLab's own link to its page for a new
//! pipeline has them (GitLab docs, Pipelines, prefilled variables by URL).
//! Never a secret value, never a token.

use super::again::{Earlier, Fills};
use super::rows::{Row, Rows};
use crate::parts::run_again::{AGAIN, SAVE};
use crate::route::QueryPairs;
use gitlab::{PipelineId, TriggerId};

type Pairs = Vec<(String, String)>;

/// What a link carries.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    /// The branch or tag.
    pub(super) git_ref: Option<String>,
    /// The trigger.
    pub(super) trigger: Option<TriggerId>,
    /// The earlier build that is to be run again.
    pub(super) again: Option<PipelineId>,
    /// Whether what is filled in is to be saved as a preset. Read only: the
    /// question is put once, on arrival.
    pub(super) saves: bool,
    /// Variables by key and value, in order.
    pub(super) variables: Pairs,
    /// Inputs by name and value, in order.
    pub(super) inputs: Pairs,
}

impl Link {
    /// The form's link: a secret variable is left out with its key.
    pub(super) fn of(
        git_ref: &str,
        trigger: Option<TriggerId>,
        variables: &Rows,
        inputs: &Rows,
    ) -> Self {
        Self {
            git_ref: (!git_ref.is_empty()).then(|| git_ref.to_owned()),
            trigger,
            again: None,
            saves: false,
            variables: open(variables),
            inputs: open(inputs),
        }
    }

    /// Reads an address's query. What is none of ours is passed over, and of a
    /// name that comes twice the first is taken.
    pub(super) fn read(query: &QueryPairs) -> Self {
        let mut link = Self::default();
        for (name, value) in query {
            if name == "ref" && link.git_ref.is_none() && !value.is_empty() {
                link.git_ref = Some(value.clone());
            } else if name == "trigger" && link.trigger.is_none() {
                link.trigger = TriggerId::parse(value);
            } else if name == AGAIN && link.again.is_none() {
                link.again = PipelineId::parse(value);
            } else if name == SAVE {
                link.saves = value == "preset";
            } else if let Some(key) = inside("var", name) {
                link.variables.push((key.to_owned(), value.clone()));
            } else if let Some(input) = inside("input", name) {
                link.inputs.push((input.to_owned(), value.clone()));
            }
        }
        link
    }

    /// The earlier build, and whether the link has all else of it already.
    pub(super) fn earlier(&self) -> Option<Earlier> {
        let bare = self.git_ref.is_none() && self.variables.is_empty() && self.inputs.is_empty();
        let fills = if bare { Fills::All } else { Fills::Secrets };
        self.again.map(|build| Earlier { build, fills })
    }

    /// Writes the query.
    pub(super) fn write(self) -> QueryPairs {
        let git_ref = self.git_ref.map(|name| ("ref".to_owned(), name));
        let trigger = self
            .trigger
            .map(|id| ("trigger".to_owned(), id.to_string()));
        let again = self.again.map(|id| (AGAIN.to_owned(), id.to_string()));
        git_ref
            .into_iter()
            .chain(trigger)
            .chain(again)
            .chain(bracketed("var", self.variables))
            .chain(bracketed("input", self.inputs))
            .collect()
    }
}

/// The rows that may be seen and have a key.
fn open(rows: &Rows) -> Pairs {
    let open = rows
        .given()
        .filter(|row| !row.secret && !row.key.is_empty());
    open.map(Row::pair).collect()
}

fn bracketed(word: &'static str, pairs: Pairs) -> impl Iterator<Item = (String, String)> {
    let pairs = pairs.into_iter();
    pairs.map(move |(key, value)| ([word, "[", &key, "]"].concat(), value))
}

/// `KEY` of `word[KEY]`.
fn inside<'a>(word: &str, name: &'a str) -> Option<&'a str> {
    let rest = name.strip_prefix(word)?;
    rest.strip_prefix('[')?.strip_suffix(']')
}

#[cfg(test)]
mod tests {
    use super::super::rows::RowId;
    use super::super::rows::tests::rows;
    use super::*;
    use crate::parts::typed_key::Kind;
    use crate::route::{Address, Route};
    use gitlab::{ProjectId, ProjectRef};
    use proptest::prelude::*;

    fn through_an_address(link: Link) -> Link {
        let address = Address {
            route: Route::Run(ProjectRef::Id(ProjectId(9))),
            query: link.write(),
        };
        Link::read(&Address::parse(&address.text()).query)
    }

    #[test]
    fn what_gitlabs_own_link_carries_is_read() {
        let query = "/projects/9/run?ref=my_branch&var[foo]=b%2525r&file_var[x]=y&var[m]=a%0Ab";
        let link = Link::read(&Address::parse(query).query);
        assert_eq!(link.git_ref.as_deref(), Some("my_branch"));
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(link.variables, [pair("foo", "b%25r"), pair("m", "a\nb")]);
        assert_eq!(link.inputs, []);
    }

    #[test]
    fn what_is_no_form_of_ours_is_passed_over() {
        let query = "/projects/9/run?ref=&trigger=x&var=1&var[K=2&input=3&input[N&inputs[N]=4\
                     &trigger=7&trigger=8";
        let link = Link::read(&Address::parse(query).query);
        let trigger = Some(TriggerId(7));
        assert_eq!(
            link,
            Link {
                trigger,
                ..Link::default()
            }
        );
    }

    #[test]
    fn a_build_fills_all_that_the_link_does_not() {
        let earlier = |query: &str| {
            let address = ["/projects/9/run?", query].concat();
            Link::read(&Address::parse(&address).query).earlier()
        };
        let fills = |fills| {
            let build = PipelineId(5);
            Some(Earlier { build, fills })
        };
        assert_eq!(earlier("again=5"), fills(Fills::All));
        assert_eq!(earlier("again=5&trigger=3"), fills(Fills::All));
        assert_eq!(earlier("again=5&ref=master"), fills(Fills::Secrets));
        assert_eq!(earlier("again=5&var[A]=1"), fills(Fills::Secrets));
        assert_eq!(earlier("again=x"), None);
    }

    #[test]
    fn a_secret_value_never_gets_into_a_link() {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let mut variables = rows(
            Kind::Variable,
            &[("OPEN", "1"), ("PASSWORD", "hunter2"), ("", "x")],
        );
        variables.change(RowId(1), |row| row.secret = true);
        let inputs = rows(Kind::Input, &[("dry-run", "true"), ("", "x")]);
        let link = Link::of("master", None, &variables, &inputs);
        assert_eq!(link.variables, [pair("OPEN", "1")]);
        assert_eq!(link.inputs, [pair("dry-run", "true")]);
    }

    proptest! {
        #[test]
        fn a_form_comes_back_from_its_link_byte_for_byte(
            git_ref in proptest::option::of("\\PC{1,12}"),
            trigger in proptest::option::of(any::<u64>()),
            again in proptest::option::of(any::<u64>()),
            variables in proptest::collection::vec(("[A-Za-z0-9_]{1,8}", any::<String>()), 0..5),
            inputs in proptest::collection::vec(("[A-Za-z0-9_-]{1,8}", any::<String>()), 0..3),
        ) {
            let link = || Link {
                git_ref: git_ref.clone(),
                trigger: trigger.map(TriggerId),
                again: again.map(PipelineId),
                saves: false,
                variables: variables.clone(),
                inputs: inputs.clone(),
            };
            prop_assert_eq!(through_an_address(link()), link());
        }
    }
}
