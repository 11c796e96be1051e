use super::super::samples::{owner, preset};
use super::*;

fn instance() -> Instance {
    Instance::parse("https://gitlab.example.com").unwrap()
}

fn file(presets: Vec<Preset>) -> PresetFile {
    PresetFile {
        pullcord: KIND.to_owned(),
        version: VERSION,
        gitlab: instance().base(),
        project: FileProject {
            id: 9,
            path: "docs/handbook".to_owned(),
        },
        presets,
    }
}

fn problem(text: &str) -> FileProblem {
    let Err(problem) = PresetFile::read(text) else {
        unreachable!("it was read: {text}")
    };
    problem
}

#[test]
fn an_exported_file_comes_back_without_a_secret() {
    let given = file(vec![preset("nightly", "master"), preset("ü “q”", "v1")]);
    let text = given.text().unwrap();
    assert!(!text.contains("hunter2"));
    assert!(PresetFile::read(&text) == Ok(given));
}

#[test]
fn what_is_no_file_of_presets_is_told() {
    let start = r#"{"pullcord":"presets","version":1,"gitlab":"g","project":{"id":9,"path":"p"},"#;
    let of = |presets: &str| problem(&[start, r#""presets":["#, presets, "]}"].concat());
    assert!(matches!(problem("PK\u{3}"), FileProblem::NotJson(_)));
    assert_eq!(problem(&" ".repeat(LARGEST + 1)), FileProblem::TooLarge);
    for text in ["{}", "[]", "1", r#"{"pullcord":"bookmarks","version":1}"#] {
        assert_eq!(problem(text), FileProblem::NotPresets, "{text}");
    }
    assert_eq!(
        problem(r#"{"pullcord":"presets","version":2,"presets":{}}"#),
        FileProblem::OtherVersion(2)
    );
    assert_eq!(of(""), FileProblem::Empty);
    let named = |name: &str| [r#"{"name":""#, name, r#"","build":{"ref":"m"}}"#].concat();
    assert_eq!(of(&named(" ")), FileProblem::Name(NameProblem::Empty));
    let twice = [named("a"), named("a")].join(",");
    assert_eq!(of(&twice), FileProblem::Twice("a".to_owned()));
    let many: Vec<String> = (0..=MOST)
        .map(|number| named(&number.to_string()))
        .collect();
    assert_eq!(of(&many.join(",")), FileProblem::TooMany);
    for broken in [r#"{"name":"a"}"#, "1", r#"{"name":"a","build":{"ref":1}}"#] {
        assert!(matches!(of(broken), FileProblem::Broken(_)), "{broken}");
    }
    let sentence = of(&named(" ")).sentence();
    assert!(sentence.ends_with("Nothing was changed."), "{sentence}");
    assert!(!sentence.contains(".."), "{sentence}");
}

#[test]
fn a_secret_that_someone_wrote_into_a_file_is_left_behind() {
    let mut given = file(vec![preset("nightly", "master")]);
    let variables = &mut given.presets[0].build.variables;
    variables[1].value = Some("hunter2".to_owned());
    let text = given.text().unwrap();
    assert!(text.contains("hunter2"));
    let read = PresetFile::read(&text).ok().unwrap();
    assert_eq!(read.presets[0].build.variables[1].value, None);
}

#[test]
fn a_trigger_counts_only_in_its_own_project() {
    let given = file(vec![preset("nightly", "master")]);
    assert_eq!(given.elsewhere(&instance(), ProjectId(9)), None);
    let other = Instance::parse("https://gitlab.example.org").unwrap();
    for (instance, project) in [(&other, 9), (&instance(), 12)] {
        let from = given.elsewhere(instance, ProjectId(project));
        assert_eq!(
            from.as_deref(),
            Some("docs/handbook on https://gitlab.example.com")
        );
    }
    let without = given.without_triggers();
    assert!(without.presets[0].build.trigger.is_none());
}

#[test]
fn nothing_is_replaced_that_nobody_said_to_replace() {
    let owner = owner(1, 9);
    let mut presets = Presets::default();
    presets.put(&owner, preset("same", "master"));
    presets.put(&owner, preset("other", "master"));
    let given = || {
        file(vec![
            preset("same", "master"),
            preset("other", "develop"),
            preset("new", "master"),
        ])
    };
    assert_eq!(presets.clashes(&owner, &given()), ["other"]);
    let mut replaced = presets.clone();
    assert_eq!(presets.take_in(&owner, given(), Taken::KeepBoth), 2);
    let kept = presets.find(&owner, "other").unwrap();
    assert!(*kept == preset("other", "master"));
    assert!(presets.find(&owner, "other (2)").unwrap().build == preset("", "develop").build);
    assert_eq!(replaced.take_in(&owner, given(), Taken::Replace), 2);
    assert!(*replaced.find(&owner, "other").unwrap() == preset("other", "develop"));
    assert_eq!(replaced.of(&owner).len(), 3);
}
