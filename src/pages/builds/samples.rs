//! Builds for the tests of this page.

use gitlab::{GitRef, NextPage, Page, PipelineBasic, PipelineId, Status, Timestamp, endpoints};
use gitlab::{
    ProjectId, ProjectRef, Response, Trigger, TriggerId, TriggerToken, User, UserId, UserState,
    Variable, VariableKind,
};

/// Build `id` of `master`, created and changed at second `id`.
pub(super) fn build(id: u32, status: Status) -> PipelineBasic {
    let at = Timestamp::from_milliseconds(i64::from(id) * 1000);
    PipelineBasic {
        id: PipelineId(id.into()),
        iid: None,
        project_id: None,
        sha: "8f2c1a7d".repeat(5),
        git_ref: GitRef::new("master"),
        status,
        source: None,
        name: None,
        created_at: Some(at),
        updated_at: Some(at),
        web_url: None,
    }
}

/// A page with these builds, and where it goes on, if it does.
pub(super) fn page(ids: impl IntoIterator<Item = u32>, next: Option<u32>) -> Page<PipelineBasic> {
    let items = ids.into_iter().map(|id| build(id, Status::Success));
    Page {
        items: items.collect(),
        unreadable: 0,
        next: next.map(next_page),
        total: None,
    }
}

/// Where a list goes on: at page `number`, as a server would say it.
pub(super) fn next_page(number: u32) -> NextPage {
    let project = ProjectRef::Id(ProjectId(9));
    let endpoint = endpoints::pipelines(&project, &endpoints::PipelineFilter::default());
    let answer = Response {
        status: 200,
        redirected_away: false,
        headers: vec![("x-next-page".to_owned(), number.to_string())],
        body: b"[]".to_vec(),
    };
    let page = endpoint.answer(&answer).unwrap();
    page.next.unwrap()
}

/// A person.
pub(in crate::pages) fn user() -> User {
    User {
        id: UserId(1),
        username: "ada".to_owned(),
        name: "Ada".to_owned(),
        state: UserState::Active,
        avatar_url: None,
        web_url: None,
    }
}

/// A trigger of [`user`], last used at second `last_used`.
pub(super) fn trigger(id: u64, description: &str, last_used: i64) -> Trigger {
    Trigger {
        id: TriggerId(id),
        description: Some(description.to_owned()).filter(|text| !text.is_empty()),
        token: TriggerToken::Cut("4f1c".to_owned()),
        created_at: Some(Timestamp::from_milliseconds(0)),
        updated_at: None,
        last_used: Some(Timestamp::from_milliseconds(last_used * 1000)),
        expires_at: None,
        owner: Some(user()),
    }
}

/// A variable as a call gives it.
pub(super) fn variable(key: &str, value: &str) -> Variable {
    Variable {
        key: key.to_owned(),
        value: value.to_owned(),
        kind: VariableKind::EnvVar,
        raw: None,
    }
}
