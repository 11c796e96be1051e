//! Tags of a project.

use serde_json::{Value, json};

use super::branches::{commit, matching, readable};
use super::call::Call;
use super::message::Response;
use super::paging::{Count, page_of};
use super::routes::Answer;
use crate::server::fields;
use crate::world::{GitRef, Project, Protection, RefKind, World};

/// `GET /projects/:id/repository/tags`.
pub(super) fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let access = readable(call, world, project)?;
    let order = call
        .params
        .word("order_by", &["name", "updated", "version"])?;
    let sort = call.params.word("sort", &["asc", "desc"])?;
    let mut tags = matching(call, &access, RefKind::Tag)?;
    match order.as_deref() {
        Some("name") => tags.sort_by_key(|tag| tag.name),
        Some("version") => tags.sort_by_key(|tag| version(tag.name)),
        _ => tags.sort_by_key(|tag| tag.commit.created_at),
    }
    if sort.as_deref() != Some("asc") {
        tags.reverse();
    }
    page_of(call, &tags, Count::Told, |tag| {
        show(world, access.project, tag)
    })
}

/// `GET /projects/:id/repository/tags/:tag_name`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, name: &str) -> Answer {
    let access = readable(call, world, project)?;
    let tag = access.project.ref_of_kind(RefKind::Tag, name);
    let tag = tag.ok_or_else(|| Response::not_found("Tag Not Found"))?;
    Ok(Response::json(200, &show(world, access.project, tag)))
}

/// `v2.10` as `[2, 10]`, which orders as versions do.
fn version(name: &str) -> Vec<u64> {
    name.trim_start_matches('v')
        .split('.')
        .map(|part| part.parse().unwrap_or(0))
        .collect()
}

fn show(world: &World, project: &Project, tag: &GitRef) -> Value {
    let shown = json!({
        "name": tag.name,
        "message": "",
        "target": tag.commit.sha,
        "commit": commit(world, project, &tag.commit),
        "release": null,
        "protected": tag.protection != Protection::Open,
        "created_at": null,
    });
    world.release().keep(fields::TAG, shown)
}
