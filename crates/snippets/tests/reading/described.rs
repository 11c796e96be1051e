//! Variables that a configuration describes.

use snippets::{Described, described};

fn variable(key: &str, value: &str, description: &str, options: &[&str]) -> Described {
    Described {
        key: key.to_owned(),
        value: value.to_owned(),
        description: description.to_owned(),
        options: options.iter().map(|one| (*one).to_owned()).collect(),
    }
}

#[test]
fn what_is_described_is_read_in_its_order() {
    let text = r#"
spec:
  inputs:
    job-prefix:
---
# The example of GitLab's docs, and more.
variables:
  DEPLOY_ENVIRONMENT:
    value: "staging"
    options:
      - "production"
      - staging
      - 'canary'
    description: "The deployment target. Set to 'canary' by default."
  NOTE: {description: one line, value: "a: b"}
  LONG:
    description: >
      Two lines
      in one.
  PLAIN: "30"
  EMPTY:
    description: ""
    value: x
job:
  variables:
    OF_A_JOB:
      description: not offered
  script: make
"#;
    let options = ["production", "staging", "canary"];
    let deploy = "The deployment target. Set to 'canary' by default.";
    let read = described(text).unwrap();
    assert_eq!(
        read[0],
        variable("DEPLOY_ENVIRONMENT", "staging", deploy, &options)
    );
    assert_eq!(read[1], variable("NOTE", "a: b", "one line", &[]));
    assert_eq!(
        (read[2].key.as_str(), read[2].description.trim()),
        ("LONG", "Two lines in one.")
    );
    assert_eq!(read.len(), 3);
}

#[test]
fn a_file_without_any_is_read_too() {
    for text in [
        "job:\n  script: make\n",
        "variables:\n",
        "variables: [a]\njob: {}\n",
    ] {
        assert_eq!(described(text), Some(Vec::new()), "{text}");
    }
}

#[test]
fn what_is_no_configuration_is_none() {
    for text in ["", "just words", "- a\n- b\n", "<html></html>"] {
        assert_eq!(described(text), None, "{text}");
    }
    let large = "a: b\n".repeat(300_000);
    assert_eq!(described(&large), None);
}

#[test]
fn a_hostile_file_stays_bounded() {
    let options: String = (0..1000).map(|at| format!("      - o{at}\n")).collect();
    let many: String = (0..1000)
        .map(|at| {
            format!(
                "  K{at}:\n    description: d\n    options:\n{}",
                if at == 0 { &options } else { "" }
            )
        })
        .collect();
    let read = described(&("variables:\n".to_owned() + &many)).unwrap();
    assert_eq!((read.len(), read[0].options.len()), (200, 200));
    let deep = "variables: ".to_owned() + &"{a: ".repeat(10_000);
    let _ = described(&deep);
    let anchored = "variables:\n  A: &x {description: d}\n  B: *x\n";
    let read = described(anchored).unwrap();
    assert!(read.iter().all(|one| one.key == "A"));
}
