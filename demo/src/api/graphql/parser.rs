//! Reads the part of GraphQL that the demo knows: operations with variables,
//! fields, aliases and arguments. Fragments and directives are refused by name.

use serde_json::{Value, json};

use super::document::{
    Argument, Declared, Fault, Field, Given, Operation, OperationKind, Position,
};
use super::lexer::{Token, tokens};

/// The deepest nesting of fields that GitLab takes of a user.
const DEPTH: usize = 20;

/// The operations of a document.
pub(super) fn parse(text: &str) -> Result<Vec<Operation>, Fault> {
    let mut parser = Parser {
        tokens: tokens(text)?,
        next: 0,
    };
    let mut operations = Vec::new();
    while operations.is_empty() || *parser.peek() != Token::End {
        operations.push(parser.operation()?);
    }
    Ok(operations)
}

struct Parser {
    /// Ends with [`Token::End`].
    tokens: Vec<(Token, Position)>,
    next: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens
            .get(self.next)
            .map_or(&Token::End, |(token, _)| token)
    }

    fn position(&self) -> Position {
        let here = self.tokens.get(self.next).or(self.tokens.last());
        here.map(|(_, position)| *position).unwrap_or_default()
    }

    fn take(&mut self) -> Token {
        let taken = self.peek().clone();
        self.next += 1;
        taken
    }

    /// Takes this sign if it comes next.
    fn takes(&mut self, sign: char) -> bool {
        let is_next = *self.peek() == Token::Sign(sign);
        self.next += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, sign: char) -> Result<(), Fault> {
        if self.takes(sign) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("\"{sign}\"")))
        }
    }

    fn name(&mut self) -> Result<String, Fault> {
        let Token::Name(name) = self.peek().clone() else {
            return Err(self.unexpected("NAME"));
        };
        self.next += 1;
        Ok(name)
    }

    fn unexpected(&self, expected: &str) -> Fault {
        let position @ Position { line, column } = self.position();
        let actual = self.peek();
        Fault::at(
            position,
            format!("Expected {expected}, actual: {actual} at [{line}, {column}]"),
        )
    }

    /// Refuses what GraphQL has and the demo has not.
    fn refuse_unknown_parts(&self) -> Result<(), Fault> {
        let part = match self.peek() {
            Token::Spread => "fragments",
            Token::Name(name) if name == "fragment" => "fragments",
            Token::Sign('@') => "directives",
            Token::Name(_) | Token::Text(_) | Token::Integer(_) | Token::Sign(_) | Token::End => {
                return Ok(());
            }
        };
        Err(Fault::at(
            self.position(),
            format!("The demo reads no {part}. GitLab does."),
        ))
    }

    fn operation(&mut self) -> Result<Operation, Fault> {
        self.refuse_unknown_parts()?;
        let mut operation = Operation {
            kind: OperationKind::Query,
            name: None,
            variables: Vec::new(),
            fields: Vec::new(),
        };
        if *self.peek() != Token::Sign('{') {
            let at = self.next;
            operation.kind = match self.name()?.as_str() {
                "query" => OperationKind::Query,
                "mutation" => OperationKind::Mutation,
                "subscription" => OperationKind::Subscription,
                _ => {
                    self.next = at;
                    return Err(self.unexpected("query"));
                }
            };
            if let Token::Name(name) = self.peek().clone() {
                self.next += 1;
                operation.name = Some(name);
            }
            if self.takes('(') {
                while !self.takes(')') {
                    operation.variables.push(self.declared()?);
                }
            }
        }
        operation.fields = self.fields(1)?;
        Ok(operation)
    }

    /// `$name: Type! = default`.
    fn declared(&mut self) -> Result<Declared, Fault> {
        let position = self.position();
        self.expect('$')?;
        let name = self.name()?;
        self.expect(':')?;
        let type_name = self.type_name()?;
        let default = if self.takes('=') {
            Some(self.literal()?)
        } else {
            None
        };
        Ok(Declared {
            name,
            type_name,
            default,
            position,
        })
    }

    fn type_name(&mut self) -> Result<String, Fault> {
        let is_list = self.takes('[');
        let mut inner = self.name()?;
        if self.takes('!') {
            inner.push('!');
        }
        if !is_list {
            return Ok(inner);
        }
        self.expect(']')?;
        let end = if self.takes('!') { "!" } else { "" };
        Ok(format!("[{inner}]{end}"))
    }

    /// `{ field field }`.
    fn fields(&mut self, depth: usize) -> Result<Vec<Field>, Fault> {
        let position = self.position();
        if depth > DEPTH {
            let sentence =
                format!("Query has depth of {depth}, which exceeds max depth of {DEPTH}");
            return Err(Fault::at(position, sentence));
        }
        self.expect('{')?;
        let mut fields = vec![self.field(depth)?];
        while !self.takes('}') {
            fields.push(self.field(depth)?);
        }
        Ok(fields)
    }

    /// `alias: name(argument: value) { fields }`.
    fn field(&mut self, depth: usize) -> Result<Field, Fault> {
        self.refuse_unknown_parts()?;
        let position = self.position();
        let key = self.name()?;
        let name = if self.takes(':') {
            self.name()?
        } else {
            key.clone()
        };
        let mut arguments = Vec::new();
        if self.takes('(') {
            while !self.takes(')') {
                arguments.push(self.argument()?);
            }
        }
        if *self.peek() == Token::Sign('@') {
            self.refuse_unknown_parts()?;
        }
        let has_fields = *self.peek() == Token::Sign('{');
        let fields = if has_fields {
            self.fields(depth + 1)?
        } else {
            Vec::new()
        };
        Ok(Field {
            key,
            name,
            arguments,
            fields,
            position,
        })
    }

    fn argument(&mut self) -> Result<Argument, Fault> {
        let position = self.position();
        let name = self.name()?;
        self.expect(':')?;
        let value = if self.takes('$') {
            Given::Variable(self.name()?)
        } else {
            Given::Literal(self.literal()?)
        };
        Ok(Argument {
            name,
            value,
            position,
        })
    }

    fn literal(&mut self) -> Result<Value, Fault> {
        if self.takes('[') {
            let mut items = Vec::new();
            while !self.takes(']') {
                items.push(self.plain()?);
            }
            return Ok(Value::Array(items));
        }
        self.plain()
    }

    /// A value that is no list.
    fn plain(&mut self) -> Result<Value, Fault> {
        let fault = self.unexpected("a plain value");
        match self.take() {
            Token::Text(text) => Ok(json!(text)),
            Token::Integer(number) => Ok(json!(number)),
            Token::Name(word) => Ok(match word.as_str() {
                "true" => json!(true),
                "false" => json!(false),
                "null" => Value::Null,
                _ => json!(word),
            }),
            Token::Sign(_) | Token::Spread | Token::End => Err(fault),
        }
    }
}
