//! The check of a query against the types, before anything is answered.

use serde_json::json;

use super::document::{Declared, Fault, Field, Given, Operation};
use super::schema::{Known, QUERY, Type};

/// Everything that is wrong with an operation, in the words of GitLab's server.
pub(super) fn faults(operation: &Operation) -> Vec<Fault> {
    let mut check = Check {
        declared: &operation.variables,
        found: Vec::new(),
    };
    let start = match &operation.name {
        Some(name) => format!("query {name}"),
        None => "query".to_owned(),
    };
    check.fields(&QUERY, &operation.fields, &[start]);
    check.found
}

struct Check<'operation> {
    declared: &'operation [Declared],
    found: Vec<Fault>,
}

impl Check<'_> {
    fn fields(&mut self, of: &Type, fields: &[Field], path: &[String]) {
        for (index, field) in fields.iter().enumerate() {
            let path = [path, std::slice::from_ref(&field.key)].concat();
            let earlier = fields.get(..index).unwrap_or_default();
            if earlier.iter().any(|other| other.key == field.key) {
                let sentence = format!("The demo answers '{}' once. Use an alias.", field.key);
                self.found.push(Fault::at(field.position, sentence));
            }
            if field.name == "__typename" {
                continue;
            }
            match of.fields.iter().find(|known| known.name == field.name) {
                Some(known) => self.field(of, known, field, &path),
                None => self.unknown_field(of, field, path),
            }
        }
    }

    fn unknown_field(&mut self, of: &Type, field: &Field, path: Vec<String>) {
        let (name, of) = (&field.name, of.name);
        self.found.push(Fault {
            path,
            extensions: json!({ "code": "undefinedField", "typeName": of, "fieldName": name }),
            ..Fault::at(
                field.position,
                format!("Field '{name}' doesn't exist on type '{of}'"),
            )
        });
    }

    fn field(&mut self, of: &Type, known: &Known, field: &Field, path: &[String]) {
        self.arguments(of, known, field, path);
        match (known.leads_to, field.fields.as_slice()) {
            (Some(leads_to), []) => {
                let (name, type_name) = (&field.name, leads_to.name);
                let sentence = format!(
                    "Field must have selections (field '{name}' returns {type_name} but has no \
                     selections. Did you mean '{name} {{ ... }}'?)"
                );
                self.mismatch(field, path, &sentence);
            }
            (Some(leads_to), fields) => self.fields(leads_to, fields, path),
            (None, []) => {}
            (None, _) => {
                let name = &field.name;
                let sentence = format!("Selections can't be made on scalars (field '{name}')");
                self.mismatch(field, path, &sentence);
            }
        }
    }

    fn mismatch(&mut self, field: &Field, path: &[String], sentence: &str) {
        self.found.push(Fault {
            path: path.to_vec(),
            extensions: json!({ "code": "selectionMismatch", "nodeName": field.name }),
            ..Fault::at(field.position, sentence)
        });
    }

    fn arguments(&mut self, of: &Type, known: &Known, field: &Field, path: &[String]) {
        for argument in &field.arguments {
            let (name, path) = (
                &argument.name,
                [path, std::slice::from_ref(&argument.name)].concat(),
            );
            if !known.arguments.contains(&name.as_str()) {
                self.found.push(Fault {
                    path: path.clone(),
                    extensions: json!({
                        "code": "argumentNotAccepted", "name": field.name, "typeName": "Field",
                        "argumentName": name,
                    }),
                    ..Fault::at(
                        argument.position,
                        format!("Field '{}' doesn't accept argument '{name}'", field.name),
                    )
                });
            }
            let Given::Variable(variable) = &argument.value else {
                continue;
            };
            if !self
                .declared
                .iter()
                .any(|declared| declared.name == *variable)
            {
                self.found.push(Fault {
                    path,
                    extensions: json!({ "code": "variableNotDefined", "variableName": variable }),
                    ..Fault::at(
                        argument.position,
                        format!(
                            "Variable ${variable} is used by {} but not declared",
                            of.name
                        ),
                    )
                });
            }
        }
        let is_given = |name: &&&str| field.arguments.iter().any(|given| given.name == **name);
        let missing: Vec<&str> = known
            .required
            .iter()
            .filter(|name| !is_given(name))
            .copied()
            .collect();
        if !missing.is_empty() {
            let (name, missing) = (&field.name, missing.join(", "));
            self.found.push(Fault {
                path: path.to_vec(),
                extensions: json!({
                    "code": "missingRequiredArguments", "className": "Field", "name": name,
                    "arguments": missing,
                }),
                ..Fault::at(
                    field.position,
                    format!("Field '{name}' is missing required arguments: {missing}"),
                )
            });
        }
    }
}
