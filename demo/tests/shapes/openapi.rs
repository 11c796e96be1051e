//! Against GitLab's OpenAPI description (Swagger 2.0): every field of ours is
//! described there and has the described type. It cannot say "or null".

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::answers::Answers;
use super::{fits, published, type_of};

/// Fields that GitLab sends and its description leaves out or has wrong.
const KNOWN_BETTER: [&str; 7] = [
    // In the documentation's examples of pipelines and jobs.
    "archived",
    "name",
    "source",
    // In `GET /user`, whose own description is another one.
    "email",
    "external",
    "two_factor_enabled",
    // A switch, described as text.
    "bot",
];

struct Checker<'data> {
    definitions: &'data Value,
    checked: usize,
    faults: BTreeSet<String>,
}

impl Checker<'_> {
    fn check(&mut self, name: &str, value: &Value) {
        let definitions = self.definitions;
        let Some(described) = definitions.pointer(&format!("/{name}/properties")) else {
            self.faults.insert(format!("{name} is not described"));
            return;
        };
        let Some(fields) = value.as_object() else {
            self.faults
                .insert(format!("{name} is {value}, not an object"));
            return;
        };
        for (field, value) in fields {
            if KNOWN_BETTER.contains(&field.as_str()) {
                continue;
            }
            match described.get(field) {
                Some(description) => self.check_field(name, field, description, value),
                None => drop(self.faults.insert(format!("{name} has no {field}"))),
            }
        }
    }

    fn check_field(&mut self, name: &str, field: &str, description: &Value, value: &Value) {
        self.checked += 1;
        if value.is_null() {
            return;
        }
        let reference = description["$ref"]
            .as_str()
            .and_then(|at| at.rsplit('/').next());
        match (reference, description["type"].as_str()) {
            (Some(reference), _) => self.check(reference, value),
            (None, Some(wanted)) if !fits(wanted, type_of(value)) => {
                self.faults
                    .insert(format!("{name}.{field} is {value}, not {wanted}"));
            }
            (None, _) => {}
        }
    }
}

#[test]
fn every_field_is_described_and_has_its_type() {
    let Some(folder) = published() else { return };
    let text = fs::read_to_string(folder.join("openapi/gitlab-openapi-slice.yaml")).unwrap();
    let description: Value = serde_norway::from_str(&text).unwrap();
    let mut checker = Checker {
        definitions: &description["definitions"],
        checked: 0,
        faults: BTreeSet::new(),
    };
    let mut answers = Answers::new();
    for pipeline in answers.pipelines() {
        checker.check("API_Entities_Ci_PipelineWithMetadata", &pipeline);
        for variable in answers.list(&format!(
            "/projects/9/pipelines/{}/variables",
            pipeline["id"]
        )) {
            checker.check("API_Entities_Ci_Variable", &variable);
        }
    }
    for (target, name) in [
        ("/projects", "API_Entities_ProjectWithAccess"),
        ("/projects?simple=true", "API_Entities_BasicProjectDetails"),
        ("/projects/9/triggers", "API_Entities_Trigger"),
        ("/projects/9/pipelines", "API_Entities_Ci_PipelineBasic"),
        ("/projects/9/jobs", "API_Entities_Ci_Job"),
        ("/projects/9/repository/branches", "API_Entities_Branch"),
        ("/projects/9/repository/tags", "API_Entities_Tag"),
    ] {
        let items = answers.list(target);
        assert!(items.len() >= 9, "{target} has {} items", items.len());
        items.iter().for_each(|item| checker.check(name, item));
    }
    for (target, name) in [
        ("/version", "API_Entities_Metadata"),
        ("/metadata", "API_Entities_Metadata"),
        ("/user", "API_Entities_User"),
        (
            "/personal_access_tokens/self",
            "API_Entities_PersonalAccessTokenWithLastUsedIps",
        ),
    ] {
        let answer = answers.get(target);
        checker.check(name, &answer);
    }
    assert_eq!(checker.faults, BTreeSet::new());
    assert!(
        checker.checked > 10_000,
        "only {} fields were checked",
        checker.checked
    );
}
