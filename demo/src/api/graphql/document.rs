//! A GraphQL document as the parser leaves it, and what is wrong with one.

use serde_json::{Map, Value, json};

/// Where something stands in the text of a query, both counted from one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// One operation: `query name($variable: Type!) { fields }`.
#[derive(Debug)]
pub(super) struct Operation {
    pub(super) kind: OperationKind,
    pub(super) name: Option<String>,
    pub(super) variables: Vec<Declared>,
    pub(super) fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OperationKind {
    Query,
    Mutation,
    Subscription,
}

/// A variable that an operation declares.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    /// Its type as it was written, such as `ID!`.
    pub(super) type_name: String,
    pub(super) default: Option<Value>,
    pub(super) position: Position,
}

/// A field that is asked for.
#[derive(Debug)]
pub(super) struct Field {
    /// The name under which it is answered: the alias, else the name.
    pub(super) key: String,
    pub(super) name: String,
    pub(super) arguments: Vec<Argument>,
    /// The fields asked of its value; empty for a plain value.
    pub(super) fields: Vec<Self>,
    pub(super) position: Position,
}

/// An argument of a field.
#[derive(Debug)]
pub(super) struct Argument {
    pub(super) name: String,
    pub(super) value: Given,
    pub(super) position: Position,
}

/// What an argument is given.
#[derive(Debug)]
pub(super) enum Given {
    Variable(String),
    Literal(Value),
}

/// Something wrong with a query, in the shape in which GitLab tells it.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) position: Option<Position>,
    pub(super) path: Vec<String>,
    pub(super) extensions: Value,
}

impl Fault {
    /// A fault with nothing but a sentence and a place.
    pub(super) fn at(position: Position, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            position: Some(position),
            path: Vec::new(),
            extensions: Value::Null,
        }
    }

    /// As an item of `errors`.
    pub(super) fn shown(&self) -> Value {
        let mut shown = Map::new();
        shown.insert("message".to_owned(), json!(self.message));
        if let Some(Position { line, column }) = self.position {
            let place = json!([{ "line": line, "column": column }]);
            shown.insert("locations".to_owned(), place);
        }
        if !self.path.is_empty() {
            shown.insert("path".to_owned(), json!(self.path));
        }
        if !self.extensions.is_null() {
            shown.insert("extensions".to_owned(), self.extensions.clone());
        }
        Value::Object(shown)
    }
}
