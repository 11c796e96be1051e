//! Reading JSON leniently: a field that is missing, null or of another type is `None`.
//!
//! One reader for every noun instead of a derived one each keeps the compiled page
//! small, and decides item by item what a noun cannot do without.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::time::Timestamp;

/// A noun that can be read from a JSON object.
pub(crate) trait Decode: Sized {
    /// `None` when something is missing that the noun cannot do without.
    fn decode(fields: &Fields<'_>) -> Option<Self>;
}

/// The fields of one JSON object.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    pub(crate) fn value(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    pub(crate) fn str(&self, name: &str) -> Option<&'a str> {
        self.value(name)?.as_str()
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.str(name).map(str::to_owned)
    }

    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        self.value(name)?.as_bool()
    }

    /// An id or count; written as a string it counts as well.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        let value = self.value(name)?;
        value.as_u64().or_else(|| value.as_str()?.parse().ok())
    }

    /// Seconds or percent: GitLab writes the coverage as `30.0`, as `"30.0"` or not at
    /// all, depending on its age.
    pub(crate) fn decimal(&self, name: &str) -> Option<f64> {
        let value = self.value(name)?;
        // The JSON reader is here already; the standard library's reader of decimals would
        // add its tables to the page.
        value
            .as_f64()
            .or_else(|| document(value.as_str()?)?.as_f64())
    }

    pub(crate) fn time(&self, name: &str) -> Option<Timestamp> {
        Timestamp::parse(self.str(name)?)
    }

    pub(crate) fn object(&self, name: &str) -> Option<Self> {
        self.value(name)?.as_object().map(Self)
    }

    /// The nouns of a list; what cannot be read is left out. No list at all is none.
    pub(crate) fn nouns<T: Decode>(&self, name: &str) -> Option<Vec<T>> {
        let items = self.value(name)?.as_array()?;
        Some(items.iter().filter_map(read).collect())
    }

    pub(crate) fn noun<T: Decode>(&self, name: &str) -> Option<T> {
        T::decode(&self.object(name)?)
    }
}

/// Reads one object.
pub(crate) fn one<T: Decode>(text: &str) -> Option<T> {
    read(&document(text)?)
}

/// Reads a list item by item; the number counts the items that could not be read.
pub(crate) fn list<T: Decode>(text: &str) -> Option<(Vec<T>, usize)> {
    let documents = documents(text)?;
    let items: Vec<T> = documents.iter().filter_map(read).collect();
    let unreadable = documents.len() - items.len();
    Some((items, unreadable))
}

/// Reads any JSON document.
pub(crate) fn document(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The fields of a document that is an object.
pub(crate) fn fields(document: &Value) -> Option<Fields<'_>> {
    document.as_object().map(Fields)
}

fn read<T: Decode>(document: &Value) -> Option<T> {
    T::decode(&fields(document)?)
}

/// The items of a list, each read on its own: `null` stands for one that is no JSON in the
/// eyes of the reader, such as one with half a surrogate pair or an endless number.
fn documents(text: &str) -> Option<Vec<Value>> {
    let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(
        items
            .into_iter()
            .map(|item| document(item.get()).unwrap_or_default())
            .collect(),
    )
}
