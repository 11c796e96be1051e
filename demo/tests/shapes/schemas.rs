//! Against the JSON schemas of GitLab's own tests: required fields and types.
//! `additionalProperties` is left out, because those files are older than the
//! fields of today; parts whose files are not there are passed over.

use std::fs;
use std::path::{Path, PathBuf};

use pullcord_demo::server::Release;
use serde_json::Value;

use super::answers::Answers;
use super::{fits, published, type_of};

struct Checker {
    folder: PathBuf,
    checked: usize,
}

impl Checker {
    /// What is wrong with a value, or nothing.
    fn faults(&mut self, schema: &Value, base: &Path, value: &Value, at: &str) -> Vec<String> {
        let mut faults = Vec::new();
        if let Some(reference) = schema["$ref"].as_str() {
            let file = base
                .parent()
                .map(|folder| folder.join(reference))
                .unwrap_or_default();
            if let Some(part) = self.load(&file) {
                faults.extend(self.faults(&part, &file, value, at));
            }
        }
        let wanted: Vec<&str> = match &schema["type"] {
            Value::String(one) => vec![one],
            Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if !wanted.is_empty() {
            self.checked += 1;
            if !wanted.iter().any(|wanted| fits(wanted, type_of(value))) {
                faults.push(format!("{at} is {value}, not {wanted:?}"));
            }
        }
        for name in list(&schema["required"]) {
            if value.is_object() && value.get(name.as_str().unwrap_or_default()).is_none() {
                faults.push(format!("{at} has no {name}"));
            }
        }
        for (name, part) in schema["properties"].as_object().into_iter().flatten() {
            if let Some(field) = value.get(name) {
                faults.extend(self.faults(part, base, field, &format!("{at}.{name}")));
            }
        }
        for (index, item) in list(value).iter().enumerate() {
            faults.extend(self.faults(&schema["items"], base, item, &format!("{at}[{index}]")));
        }
        for part in list(&schema["allOf"]) {
            faults.extend(self.faults(part, base, value, at));
        }
        let choices = [list(&schema["oneOf"]), list(&schema["anyOf"])].concat();
        let fails = |part: &Value| !self.faults(part, base, value, at).is_empty();
        if !choices.is_empty() && choices.iter().all(fails) {
            faults.push(format!("{at} is {value}, which is none of the choices"));
        }
        faults
    }

    fn load(&self, file: &Path) -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(self.folder.join(file)).ok()?).ok()
    }

    fn check(&mut self, file: &str, value: &Value) {
        let schema = self.load(Path::new(file)).unwrap_or_default();
        assert!(schema.is_object(), "{file} cannot be read");
        assert_eq!(
            self.faults(&schema, Path::new(file), value, file),
            Vec::<String>::new()
        );
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn required_fields_are_there_and_types_are_right() {
    let Some(folder) = published() else { return };
    let mut checker = Checker {
        folder: folder.join("schemas/public_api-v4-latest"),
        checked: 0,
    };
    let mut answers = Answers::new();
    for pipeline in answers.pipelines() {
        checker.check("pipeline.json", &pipeline);
        checker.check("pipeline/detail.json", &pipeline);
        checker.check("user/basic.json", &pipeline["user"]);
    }
    for (target, file) in [
        ("/projects/9/jobs", "job.json"),
        ("/projects/9/pipelines", "pipeline.json"),
        ("/projects/9/repository/branches", "branch.json"),
        ("/projects/9/repository/tags", "tag.json"),
    ] {
        let items = answers.list(target);
        assert!(items.len() >= 9, "{target}");
        items.iter().for_each(|item| checker.check(file, item));
    }
    checker.check("metadata.json", &answers.get("/metadata"));
    assert!(
        checker.checked > 5_000,
        "only {} types were checked",
        checker.checked
    );
}

/// The schemas of 11.5 are as old as its answers, so they may not have more.
#[test]
fn an_old_server_has_what_its_schemas_allow_and_no_more() {
    let Some(folder) = published() else { return };
    let mut checker = Checker {
        folder: folder.join("schemas/public_api-v4-11.5.0"),
        checked: 0,
    };
    let mut answers = Answers::old(Release::V11_5);
    for (target, file) in [
        ("/projects/9/pipelines", "pipeline/basic.json"),
        ("/projects/9/repository/branches", "branch.json"),
        ("/projects/9/repository/tags", "tag.json"),
    ] {
        let items = answers.list(target);
        assert!(items.len() >= 9, "{target}");
        let schema = checker.load(Path::new(file)).unwrap();
        for item in &items {
            checker.check(file, item);
            let mut names = item.as_object().unwrap().keys();
            let known = |name: &String| schema["properties"].get(name).is_some();
            assert!(names.all(known), "{target}: {item}");
        }
    }
    let triggers = answers.list("/projects/9/triggers");
    for trigger in &triggers {
        checker.check("user/basic.json", &trigger["owner"]);
    }
    assert!(checker.checked > 500, "only {} types", checker.checked);
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let Some(folder) = published() else { return };
    let mut checker = Checker {
        folder: folder.join("schemas/public_api-v4-latest"),
        checked: 0,
    };
    let job = Answers::new().list("/projects/9/jobs").swap_remove(0);
    for (field, wrong) in [
        ("id", Some(Value::from("7"))),
        ("finished_at", Some(Value::from(7))),
        ("commit", Some(Value::from(true))),
        ("archived", None),
    ] {
        let mut broken = job.clone();
        let fields = broken.as_object_mut().unwrap();
        match wrong {
            Some(wrong) => drop(fields.insert(field.to_owned(), wrong)),
            None => drop(fields.remove(field)),
        }
        let schema = checker.load(Path::new("job.json")).unwrap();
        let faults = checker.faults(&schema, Path::new("job.json"), &broken, "job");
        assert_eq!(faults.len(), 1, "{field}: {faults:?}");
    }
}
