//! Makes `a[b][]=c` into nested values, as Rack does it.

use serde_json::{Map, Value};

use super::body::malformed;
use super::message::Response;

/// The deepest nesting that is read, as a guard against endless brackets.
const DEPTH: usize = 32;

/// `a[b][]` as `["a", "b", ""]`; a name with unbalanced brackets is one part.
pub(super) fn path_of(name: &str) -> Vec<&str> {
    let Some((first, rest)) = name.split_once('[').filter(|(first, _)| !first.is_empty()) else {
        return vec![name];
    };
    match rest.strip_suffix(']') {
        Some(inner) => [first].into_iter().chain(inner.split("][")).collect(),
        None => vec![name],
    }
}

/// Puts a value where its path leads.
pub(super) fn insert(target: &mut Value, path: &[&str], value: Value) -> Result<(), Response> {
    if path.len() > DEPTH {
        return Err(malformed());
    }
    match (path, target) {
        ([], target) => *target = value,
        (["", rest @ ..], Value::Array(items)) => {
            // `a[][key]` opens a new item when the last one has the key already.
            let is_same_item = rest.first().is_some_and(|key| {
                items
                    .last()
                    .is_some_and(|item| item.is_object() && item.get(key).is_none())
            });
            if !is_same_item {
                items.push(empty_for(rest));
            }
            if let Some(item) = items.last_mut() {
                insert(item, rest, value)?;
            }
        }
        ([name, rest @ ..], Value::Object(map)) => {
            let entry = map
                .entry((*name).to_owned())
                .or_insert_with(|| empty_for(rest));
            let fits = match rest {
                [] => true,
                ["", ..] => entry.is_array(),
                [_, ..] => entry.is_object(),
            };
            if !fits {
                return Err(malformed());
            }
            insert(entry, rest, value)?;
        }
        ([_, ..], _) => return Err(malformed()),
    }
    Ok(())
}

fn empty_for(rest: &[&str]) -> Value {
    match rest {
        [] => Value::Null,
        ["", ..] => Value::Array(Vec::new()),
        [_, ..] => Value::Object(Map::new()),
    }
}
