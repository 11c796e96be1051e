//! Variables and calls as `.env`, JSON, YAML and fields.

use crate::expect::{Form, project_9, reads};
use snippets::{Kind, Why, read};

#[test]
fn dotenv() {
    reads(
        "# comment\nA=plain value # comment\nexport B = 'single \\n # $X' # comment\nC=\"a\\tb \\\"c\\\" \\$X\"\n\
         D=\n\nE='two\nlines'\nF=x#y\nG: yaml-like\nH=\"${H}\"\nI=$A!\nJ=$UNKNOWN\nK='it\\'s'\nL=\"C:\\\\dir\"\nM\r\nN=\"\"\r\n",
        Kind::DotEnv,
        Form::default()
            .variable("A", "plain value")
            .variable("B", "single \\n # $X")
            .variable("C", "a\tb \"c\" $X")
            .variable("D", "")
            .variable("E", "two\nlines")
            .variable("F", "x#y")
            .variable("G", "yaml-like")
            .secret("H", "")
            .variable("I", "plain value!")
            .variable("J", "$UNKNOWN")
            .variable("K", "it's")
            .variable("L", "C:\\dir")
            .secret("M", "")
            .variable("N", ""),
        &[("$UNKNOWN", Why::FilledInThere)],
    );
    reads(
        "A=1\nTRIGGER_TOKEN=glptt-4f1c\nA=2\nnot a line\nB='open\nC=3 'x\nD='4' x\n",
        Kind::DotEnv,
        Form::default()
            .token("glptt-4f1c")
            .variable("A", "2")
            .variable("B", "open\nC=3 ")
            .variable("D", "4"),
        &[
            ("A=1", Why::GivenAgain),
            ("not a line", Why::FieldWithoutName),
            ("x", Why::FieldWithoutName),
            ("x", Why::FieldWithoutName),
        ][..3],
    );
    reads(
        "TRIGGER_TOKEN=\nA=1",
        Kind::DotEnv,
        Form::default().token("$TRIGGER_TOKEN").variable("A", "1"),
        &[],
    );
    reads(
        "A='open",
        Kind::DotEnv,
        Form::default().variable("A", "'open"),
        &[("A", Why::NotClosed)],
    );
}

#[test]
fn json_of_variables() {
    reads(
        r#"{"A": "x", "B": 0.10, "C": true, "D": null, "E": ["x"], "F": {"x": 1}, "A": "\u00e9"}"#,
        Kind::JsonVariables,
        Form::default()
            .variable("A", "é")
            .variable("B", "0.10")
            .variable("C", "true")
            .variable("D", ""),
        &[
            ("D", Why::Empty),
            ("E", Why::NotText),
            ("F", Why::NotText),
            ("A=x", Why::GivenAgain),
        ],
    );
    // As GitLab's API answers: the variables of a pipeline, and those of a project.
    reads(
        r#"[{"variable_type":"env_var","key":"A","value":"x","raw":false},
            {"variable_type":"file","key":"B","value":"y"},
            {"key":"C","value":"hunter2","masked":true,"hidden":false,"protected":false,
             "environment_scope":"*","description":null},
            {"key":"D","value":"z","colour":"red"},
            {"value":"lonely"}]"#,
        Kind::JsonVariables,
        Form::default()
            .variable("A", "x")
            .variable("B", "y")
            .secret("C", "hunter2")
            .variable("D", "z"),
        &[
            ("B", Why::FileVariable),
            ("D: colour", Why::FieldUnknown),
            (r#"{"value": "lonely"}"#, Why::NotText),
        ],
    );
    let one = r#"{"key": "A", "value": "x", "protected": true}"#;
    let form = Form::default().variable("A", "x");
    reads(one, Kind::JsonVariables, form, &[]);
}

#[test]
fn json_of_a_call() {
    let form = Form {
        project: Some("9".into()),
        ..Form::default()
    };
    // What GitLab keeps in TRIGGER_PAYLOAD.
    reads(
        r#"{"ref":"master","id":"9","variables":{"A":"b"},"colour":"red"}"#,
        Kind::JsonCall,
        form.git_ref("master").variable("A", "b"),
        &[("colour=red", Why::FieldUnknown)],
    );
    reads(
        r#"{"token": "glptt-4f1c", "ref": "main"}"#,
        Kind::JsonCall,
        Form::default().token("glptt-4f1c").git_ref("main"),
        &[],
    );
}

#[test]
fn broken_json_is_told_with_its_place() {
    let reading = read("{\"A\": \"b\",\n \"C\"= 1}");
    assert_eq!(reading.kind, Kind::Unknown);
    let why = Why::Json { line: 2, column: 5 };
    assert_eq!(reading.not_understood[0].why, why);
    assert!(why.sentence().contains("line 2, character 5"));
}

#[test]
fn yaml_of_variables() {
    reads(
        "variables:\n  A: 0777\n  B: yes # comment\n  C: \"x\"\n  D:\n    value: 'y'\n    description: |\n      What it is\n    options: [y, z]\n  \
         E:\n    description: to be filled in\n  F:\n    value: $x\n    expand: false\n  G: ~\n  H: [x]\n  I: 1e3\n",
        Kind::YamlVariables,
        Form::default()
            .variable("A", "0777")
            .variable("B", "yes")
            .variable("C", "x")
            .variable("D", "y")
            .variable("E", "")
            .variable("F", "$x")
            .variable("G", "")
            .variable("I", "1e3"),
        &[
            ("F", Why::NotExpanded),
            ("G", Why::Empty),
            ("H", Why::NotText),
        ],
    );
    let form = Form::default().variable("A", "x: y").variable("B", "2");
    for text in [
        "A: 'x: y'\nB: 2\n",
        "---\n# comment\n\"A\": \"x: y\"\nB: 2",
        "- key: A\n  value: 'x: y'\n- {key: B, value: 2}\n",
    ] {
        let reading = read(text);
        assert_eq!(reading.kind, Kind::YamlVariables, "{text}");
        assert_eq!(reading.not_understood, [], "{text}");
    }
    reads("A: 'x: y'\nB: 2\n", Kind::YamlVariables, form, &[]);
}

/// Much is a mapping to YAML that is no list of variables.
#[test]
fn other_files_are_not_taken_for_variables() {
    for text in [
        ".PHONY: build\nbuild:\n\tmake all\n",
        "openapi: \"3.1.0\"\ninfo:\n  title: x\npaths:\n  /x:\n    get:\n",
        "Content-Type: text/html\nAccept: x\n",
        "[Unit]\nDescription=x\n[Install]\nWantedBy=y\n",
        "DESCRIPTION=x\n[section]\nA=b\n",
    ] {
        let reading = read(text);
        assert_eq!(reading.kind, Kind::Unknown, "{text}");
        assert!(reading.is_empty(), "{text}");
    }
}

#[test]
fn yaml_of_a_call() {
    reads(
        "token: glptt-4f1c\nref: main\nvariables[A]: b\ninputs[x-y]: 1\n",
        Kind::YamlCall,
        Form::default()
            .token("glptt-4f1c")
            .git_ref("main")
            .variable("A", "b")
            .input("x-y", "1"),
        &[],
    );
    reads(
        "ref: main\nvariables:\n  A: b\n",
        Kind::YamlCall,
        Form::default().git_ref("main").variable("A", "b"),
        &[],
    );
}

#[test]
fn fields() {
    for text in [
        "ref=a+b&variables[A]=x%26y&inputs%5Bn%5D=1",
        "?ref=a+b&variables%5BA%5D=x%26y&inputs[n]=1",
        "ref=a b&variables[A]=x%26y&inputs[n]=1",
        "\"ref=a+b&variables[A]=x%26y&inputs[n]=1\"",
    ] {
        let form = Form::default()
            .git_ref("a b")
            .variable("A", "x&y")
            .input("n", "1");
        reads(text, Kind::Form, form, &[]);
    }
    reads(
        "ref=a&variables[A]=%00%ff&lonely",
        Kind::Form,
        Form::default()
            .git_ref("a")
            .variable("A", "\u{fffd}\u{fffd}"),
        &[
            ("variables[A]", Why::NotUnicode),
            ("lonely", Why::FieldWithoutName),
        ],
    );
}

#[test]
fn links() {
    let url = "https://gitlab.example.com/api/v4/projects/9/ref/main/trigger/pipeline?token=glptt-4f1c&variables[A]=b";
    let mut form = project_9()
        .git_ref("main")
        .token("glptt-4f1c")
        .variable("A", "b");
    form.endpoint = Some(snippets::Endpoint::V4RefInPath);
    reads(url, Kind::TriggerUrl, form, &[]);
    let quoted = format!("\"{url}\"");
    assert_eq!(read(&quoted).kind, Kind::TriggerUrl);
    for page in ["/-/pipelines/new", "/pipelines/new"] {
        reads(
            &format!(
                "https://gitlab.example.com/group/sub/name{page}?ref=my_branch&var[A]=b%2525&file_var[B]=c"
            ),
            Kind::NewPipelineLink,
            Form {
                endpoint: None,
                project: Some("group/sub/name".into()),
                ..project_9().git_ref("my_branch").variable("A", "b%25")
            },
            &[("file_var[B]=c", Why::FileVariable)],
        );
    }
    for project in ["9", "group%2Fname"] {
        let text = format!(
            "https://console.example.com/pullcord/projects/{project}/run?ref=main&trigger=7&var[A]=b"
        );
        let form = Form {
            project: Some(project.replace("%2F", "/")),
            ..Form::default()
        };
        let form = form.git_ref("main").variable("A", "b");
        reads(&text, Kind::RunLink, form, &[]);
        assert_eq!(read(&text).trigger.as_deref(), Some("7"));
    }
    assert_eq!(read("/projects/9/run?ref=main").kind, Kind::RunLink);
    assert_eq!(read("https://example.com/").kind, Kind::Unknown);
}

#[test]
fn at_least_the_address() {
    reads(
        "requests.post(\"https://gitlab.example.com/api/v4/projects/9/trigger/pipeline\", data=data)",
        Kind::SomethingWithAddress,
        project_9(),
        &[(
            "requests.post(\"https://gitlab.example.com/api/v4/projects/9/trigger/pipeline\", d…",
            Why::OnlyAddress,
        )],
    );
}

#[test]
fn nothing_is_told_as_nothing() {
    for text in [
        "",
        "  \n",
        "hello",
        "main",
        "ls -l",
        "curl",
        "[]",
        "{}",
        "# comment",
    ] {
        let reading = read(text);
        assert_eq!(reading.kind, Kind::Unknown, "{text}");
        assert!(reading.is_empty(), "{text}");
        assert_eq!(reading.not_understood.len(), 1, "{text}");
        let sentence = reading.not_understood[0].why.sentence();
        assert!(
            sentence.starts_with("Nothing here names a trigger call."),
            "{text}"
        );
    }
    let long = "x".repeat(1024 * 1024 + 1);
    let reading = read(&long);
    assert_eq!(reading.not_understood[0].why, Why::TooLong);
    let nul = read("ref=a\0b");
    assert_eq!(nul.git_ref.as_deref(), Some("a\u{fffd}b"));
    assert_eq!(nul.not_understood[0].why, Why::NotUnicode);
    assert_eq!(read("\u{feff}ref=a").git_ref.as_deref(), Some("a"));
}

#[test]
fn many_leftovers_are_counted() {
    let fields: String = (0..250).map(|at| format!("&x{at}=1")).collect();
    let reading = read(&format!("ref=main{fields}"));
    assert_eq!(reading.not_understood.len(), 101);
    assert_eq!(reading.not_understood[100].why, Why::More(150));
    let sentence = Why::More(150).sentence();
    assert_eq!(sentence, "150 more pieces were not understood.");
}
