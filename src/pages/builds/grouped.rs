//! The builds by the value of a variable: one project, many environments.

use super::filter::VariableFilter;
use super::known::Known;
use super::listing::Build;
use super::number::number;
use super::sifted::Sifted;
use crate::browser::location::Location;
use crate::parts::status::status_pill;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::heads::heads;
use crate::ui::rows::rows;
use crate::ui::time::Ago;
use crate::ui::unseen::marked;
use leptos::prelude::*;

/// The builds that were given one value.
#[derive(Clone, PartialEq)]
struct Group {
    value: String,
    newest: Build,
    count: usize,
}

/// Puts together the builds of one value, of which the newest come first. A
/// build of which the value is not known is in no group.
fn groups(builds: &[Build], value_of: impl Fn(&Build) -> Option<String>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for build in builds {
        let Some(value) = value_of(build) else {
            continue;
        };
        match groups.iter_mut().find(|group| group.value == value) {
            Some(group) => group.count += 1,
            None => groups.push(Group {
                value,
                newest: build.clone(),
                count: 1,
            }),
        }
    }
    groups
}

/// The table of the values of the variable `key`.
pub(super) fn table(sifted: Memo<Sifted>, key: String, known: Known) -> AnyView {
    let name = ["Builds by ", &key].concat();
    let heading = key.clone();
    let own_key = key.clone();
    let groups = memo(move |_| {
        let value_of = |build: &Build| {
            let given = known.details.variables(build.id, |given| {
                let one = given.iter().find(|variable| variable.key == own_key);
                one.map(|variable| variable.value.clone())
            });
            given.flatten()
        };
        sifted.with(|sifted| groups(&sifted.shown, value_of))
    });
    let row = move |group| row(group, key.clone(), known);
    view! {
        <table class="cards grouped" aria-label=name>
            <thead>
                <tr>
                    <th scope="col"><bdi class="mono">{heading}</bdi></th>
                    {heads(["Status", "Newest build", "Ref", "Started", "Builds"])}
                </tr>
            </thead>
            <tbody>{rows(groups.into(), |group| group.value.clone(), row)}</tbody>
        </table>
    }
    .into_any()
}

fn row(group: Memo<Group>, key: String, known: Known) -> AnyView {
    let location = expect_context::<Location>();
    let project = known.project.get_value();
    let value = group.with_untracked(|group| group.value.clone());
    let all = [key.as_str(), "=", &value].concat();
    let filter = known.filter.with_untracked(|filter| {
        let mut filter = filter.clone();
        filter.group = None;
        filter.variable = VariableFilter::parse(&all);
        filter
    });
    let all_of_it = location.href(&Address {
        route: Route::Builds(project.clone()),
        query: filter.write(),
    });
    let newest = memo(move |_| group.with(|group| group.newest.clone()));
    let link = move || newest.with(|build| number(project.clone(), build.id));
    let count = memo(move |_| group.with(|group| group.count));
    let shown = if value.is_empty() {
        view! { <span class="soft small">"empty"</span> }.into_any()
    } else {
        marked(&value)
    };
    let list = ["List builds of ", &all].concat();
    view! {
        <tr>
            <td class="mono">{shown}</td>
            <td>{move || newest.with(|build| status_pill(&build.status))}</td>
            <td data-label="Newest build">{link}</td>
            <td data-label="Ref">
                <bdi class="mono">
                    {move || newest.with(|build| build.git_ref.as_str().to_owned())}
                </bdi>
            </td>
            <td class="num soft" data-label="Started">
                {move || {
                    newest.with(|build| build.created_at.map(|at| view! { <Ago at=at /> }))
                }}
            </td>
            <td class="num" data-label="Builds">
                <a href=all_of_it aria-label=list>{move || count.get()}</a>
            </td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::super::samples::build;
    use super::*;
    use gitlab::Status;
    use std::sync::Arc;

    #[test]
    fn values_come_by_their_newest_build_with_the_count_of_all() {
        let builds: Vec<Build> = [9, 8, 7, 6, 5]
            .into_iter()
            .map(|id| Arc::new(build(id, Status::Success)))
            .collect();
        let values = ["staging", "production", "staging", "", "staging"];
        let value_of = |build: &Build| {
            let at = usize::try_from(9 - build.id.0).unwrap();
            (build.id.0 != 5).then(|| values[at].to_owned())
        };
        let found: Vec<(String, u64, usize)> = groups(&builds, value_of)
            .into_iter()
            .map(|group| (group.value, group.newest.id.0, group.count))
            .collect();
        let expected = [("staging", 9, 2), ("production", 8, 1), ("", 6, 1)];
        assert_eq!(
            found,
            expected.map(|(value, newest, count)| (value.to_owned(), newest, count))
        );
    }
}
