//! The part of GraphQL that GitLab's own form for a new pipeline asks.

use pullcord_demo::api::Request;
use pullcord_demo::world::{Account, WELL_KNOWN};
use serde_json::{Value, json};

use super::desk::{Desk, each, number, read};

/// Asks `/api/graphql` as this user; "" sends no token.
fn ask(desk: &mut Desk, user: &str, query: &str, variables: &Value) -> (u16, Value) {
    let body = json!({ "query": query, "variables": variables }).to_string();
    let mut request = Request::new("POST", "/api/graphql").with_body("application/json", body);
    let accounts = Account::all(WELL_KNOWN);
    if let Some(account) = accounts.iter().find(|account| account.username == user) {
        let bearer = format!("Bearer {}", account.read_token);
        request = request.with_header("authorization", &bearer);
    }
    read(&desk.send(&request))
}

const VARIABLES: &str = "query($path: ID!, $ref: String!) {
    project(fullPath: $path) {
        id
        ciConfigVariables(ref: $ref) { key value description valueOptions __typename }
    }
}";

fn described(desk: &mut Desk, user: &str, path: &str, git_ref: &str) -> Value {
    let variables = json!({ "path": path, "ref": git_ref });
    let (status, answer) = ask(desk, user, VARIABLES, &variables);
    assert_eq!(status, 200);
    assert_eq!(answer.get("errors"), None, "{answer}");
    answer["data"]["project"]["ciConfigVariables"].clone()
}

#[test]
fn described_variables_are_worked_out_once_they_are_asked_for() {
    let mut desk = Desk::new();
    let path = "docs/handbook";
    assert_eq!(
        described(&mut desk, "dan", path, "refs/heads/develop"),
        Value::Null
    );
    assert_eq!(described(&mut desk, "dan", path, "develop"), Value::Null);
    desk.wait(1);
    let found = described(&mut desk, "dan", path, "develop");
    let keys = ["REASON", "AUDIENCE", "UPLOAD_TO_S3", "LINK_CHECK_SECONDS"];
    assert_eq!(each(&found, "key"), keys);
    assert_eq!(each(&found, "value"), ["", "staff", "", "30"]);
    assert_eq!(
        found[1]["valueOptions"],
        json!(["staff", "contractors", "everybody"])
    );
    assert_eq!(
        (&found[0]["valueOptions"], &found[3]["description"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(found[0]["__typename"], "CiConfigVariable");
    // For another person, and for another commit, that begins anew.
    assert_eq!(described(&mut desk, "ada", path, "develop"), Value::Null);
    assert_eq!(described(&mut desk, "dan", path, "v2.3"), Value::Null);
}

#[test]
fn where_nothing_is_described_the_list_is_empty_or_absent() {
    let mut desk = Desk::new();
    for (user, path, git_ref, expected) in [
        ("ada", "playground/empty", "main", json!([])),
        ("ada", "docs/handbook", "gone", json!([])),
        ("ada", "infra/deployer", "main", json!([])),
        // A guest may not start a build, and so is not told.
        ("gus", "docs/handbook", "develop", Value::Null),
        ("", "playground/sandbox", "main", Value::Null),
        ("dan", "mobile/app", "main", Value::Null),
        ("dan", "9", "develop", Value::Null),
    ] {
        described(&mut desk, user, path, git_ref);
        desk.wait(1);
        assert_eq!(
            described(&mut desk, user, path, git_ref),
            expected,
            "{user} {path} {git_ref}"
        );
    }
}

#[test]
fn jobs_tell_what_they_need_page_by_page() {
    let mut desk = Desk::new();
    let build = desk.start("dan", "9", &json!({"ref": "develop"}));
    let query = "query graph($id: CiPipelineID!, $after: String) {
        project(fullPath: \"docs/handbook\") {
            pipeline(id: $id) {
                id status
                jobs(first: 2, after: $after) {
                    nodes { id name stage { name } wants: needs { nodes { name } } schedulingType }
                    pageInfo { hasNextPage endCursor }
                }
            }
        }
    }";
    let id = format!("gid://gitlab/Ci::Pipeline/{build}");
    let (mut names, mut needs) = (Vec::new(), Vec::new());
    let mut after = Value::Null;
    for has_next in [true, false] {
        let (_, answer) = ask(
            &mut desk,
            "dan",
            query,
            &json!({ "id": id, "after": after }),
        );
        let pipeline = &answer["data"]["project"]["pipeline"];
        assert_eq!(
            (&pipeline["id"], &pipeline["status"]),
            (&json!(id), &json!("CREATED"))
        );
        let jobs = &pipeline["jobs"];
        names.extend(each(&jobs["nodes"], "name"));
        needs.extend(each(&jobs["nodes"], "wants"));
        assert_eq!(jobs["pageInfo"]["hasNextPage"], has_next);
        after = jobs["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(names, ["upload_package", "build_package", "run_tests"]);
    let on = |names: &[&str]| {
        let nodes: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        json!({ "nodes": nodes })
    };
    assert_eq!(needs, [on(&["build_package"]), on(&["run_tests"]), on(&[])]);
}

#[test]
fn a_pipeline_is_found_by_any_of_its_names_but_only_one() {
    let mut desk = Desk::new();
    let (_, one) = desk.ask("ada", "GET", "/projects/9/pipelines/1405");
    let pipeline = |desk: &mut Desk, user: &str, by: &str| {
        let query = format!(
            "{{ project(fullPath: \"docs/handbook\") {{ pipeline({by}) {{ id ref trigger }} }} }}"
        );
        ask(desk, user, &query, &json!({})).1
    };
    let expected = json!({
        "id": "gid://gitlab/Ci::Pipeline/1405", "ref": one["ref"], "trigger": false
    });
    let by_iid = format!("iid: \"{}\"", number(&one, "/iid"));
    for by in ["id: \"gid://gitlab/Ci::Pipeline/1405\"", &by_iid] {
        let answer = pipeline(&mut desk, "ada", by);
        assert_eq!(answer["data"]["project"]["pipeline"], expected, "{by}");
    }
    for (user, by, sentence) in [
        (
            "ada",
            "id: \"1405\"",
            "\"1405\" does not represent an instance of Ci::Pipeline",
        ),
        (
            "ada",
            "iid: 1, sha: \"a\"",
            "Provide one of an ID, IID or SHA",
        ),
    ] {
        let answer = pipeline(&mut desk, user, by);
        assert_eq!(answer["data"]["project"]["pipeline"], Value::Null, "{by}");
        assert_eq!(answer["errors"][0]["message"], sentence, "{by}");
    }
    // A guest does not see builds, and nobody sees what is not there.
    for (user, by) in [("gus", by_iid.as_str()), ("ada", "iid: \"100000\"")] {
        let answer = pipeline(&mut desk, user, by);
        assert_eq!(
            answer,
            json!({ "data": { "project": { "pipeline": null } } }),
            "{user} {by}"
        );
    }
}

#[test]
fn a_query_that_cannot_be_answered_is_told_why() {
    let mut desk = Desk::new();
    let project = "project(fullPath: \"docs/handbook\")";
    for (query, sentence) in [
        (String::new(), "No query string was present"),
        (
            "{ a".to_owned(),
            "Expected NAME, actual: end of document at [1, 4]",
        ),
        ("{ ? }".to_owned(), "Parse error on \"?\" at [1, 3]"),
        (
            format!("{{ {project} {{ stars }} }}"),
            "Field 'stars' doesn't exist on type 'Project'",
        ),
        (
            format!("{{ {project} }}"),
            "Field must have selections (field 'project' returns Project but has no selections. \
             Did you mean 'project { ... }'?)",
        ),
        (
            format!("{{ {project} {{ id {{ x }} }} }}"),
            "Selections can't be made on scalars (field 'id')",
        ),
        (
            "{ project { id } }".to_owned(),
            "Field 'project' is missing required arguments: fullPath",
        ),
        (
            format!("{{ {project} {{ pipeline(number: 1) {{ id }} }} }}"),
            "Field 'pipeline' doesn't accept argument 'number'",
        ),
        (
            "{ project(fullPath: $path) { id } }".to_owned(),
            "Variable $path is used by Query but not declared",
        ),
        (
            "query($path: ID!) { project(fullPath: $path) { id } }".to_owned(),
            "Variable $path of type ID! was provided invalid value",
        ),
        (
            "mutation { pipelineCreate { errors } }".to_owned(),
            "The demo's GraphQL answers queries. Use the REST API to change.",
        ),
        (
            format!("{{ {project} {{ ...Parts }} }}"),
            "The demo reads no fragments. GitLab does.",
        ),
        (
            format!("{}{}", "{ a ".repeat(21), "}".repeat(21)),
            "Query has depth of 21, which exceeds max depth of 20",
        ),
    ] {
        let (status, answer) = ask(&mut desk, "ada", &query, &json!({}));
        assert_eq!(status, 200, "{query}");
        assert_eq!(answer["errors"][0]["message"], sentence, "{query}");
        assert_eq!(answer.get("data"), None, "{query}");
    }
    let (_, answer) = ask(
        &mut desk,
        "ada",
        &format!("query q {{ {project} {{\n nope }} }}"),
        &json!({}),
    );
    assert_eq!(
        answer,
        json!({ "errors": [{
            "message": "Field 'nope' doesn't exist on type 'Project'",
            "locations": [{ "line": 2, "column": 2 }],
            "path": ["query q", "project", "nope"],
            "extensions": {
                "code": "undefinedField", "typeName": "Project", "fieldName": "nope"
            },
        }] })
    );
}

#[test]
fn a_wrong_token_and_a_long_query_are_refused() {
    let mut desk = Desk::new();
    let body = json!({ "query": "{ __typename }" }).to_string();
    let request = Request::new("POST", "/api/graphql").with_body("application/json", body);
    assert_eq!(
        read(&desk.send(&request.clone().with_header("private-token", "glpat-wrong"))),
        (401, json!({ "errors": [{ "message": "Invalid token" }] }))
    );
    assert_eq!(
        read(&desk.send(&request)),
        (200, json!({ "data": { "__typename": "Query" } }))
    );
    assert_eq!(ask(&mut desk, "linus", "{ __typename }", &json!({})).0, 403);
    let (status, answer) = ask(&mut desk, "ada", &" ".repeat(10_001), &json!({}));
    assert_eq!(
        (status, answer["errors"][0]["message"].as_str()),
        (422, Some("Query too large"))
    );
}

#[test]
fn inputs_are_told_with_their_types() {
    let mut desk = Desk::new();
    let query = "query($ref: String!) { project(fullPath: \"docs/website\") {
        ciPipelineCreationInputs(ref: $ref) { name type required default options regex } } }";
    let told = |desk: &mut Desk, user: &str, git_ref: &str| {
        ask(desk, user, query, &json!({ "ref": git_ref })).1
    };
    let answer = told(&mut desk, "dan", "main");
    let inputs = &answer["data"]["project"]["ciPipelineCreationInputs"];
    assert_eq!(
        each(inputs, "type"),
        ["STRING", "NUMBER", "BOOLEAN", "ARRAY"]
    );
    assert_eq!(each(inputs, "required"), [true, false, false, false]);
    assert_eq!(
        each(inputs, "default"),
        [json!(null), json!(20), json!(false), json!(["web"])]
    );
    assert_eq!(inputs[0]["options"], json!(["preview", "production"]));
    let gone = told(&mut desk, "dan", "gone");
    assert_eq!(
        gone["errors"][0]["message"],
        "The branch or tag does not exist"
    );
    let none = json!({ "data": { "project": { "ciPipelineCreationInputs": null } } });
    assert_eq!(told(&mut desk, "gus", "main"), none);
}

#[test]
fn who_has_lost_a_project_is_told_to_its_maintainers() {
    let query = "query {
        projects(ids: [\"gid://gitlab/Project/9\", \"gid://gitlab/Project/17\"]) {
            nodes { fullPath pipelineTriggers { nodes { id description canAccessProject } } }
        }
    }";
    let mut desk = Desk::new();
    let (_, answer) = ask(&mut desk, "ada", query, &json!({}));
    let nodes = &answer["data"]["projects"]["nodes"];
    assert_eq!(each(nodes, "fullPath"), ["docs/handbook"], "17 is Grace's");
    let triggers = &nodes[0]["pipelineTriggers"]["nodes"];
    assert_eq!(each(triggers, "id").len(), 9);
    assert!(
        each(triggers, "canAccessProject")
            .iter()
            .all(|it| *it == true)
    );
    let (_, answer) = ask(&mut desk, "dan", query, &json!({}));
    let of_dan = &answer["data"]["projects"]["nodes"][0];
    assert_eq!(of_dan["pipelineTriggers"], Value::Null, "Dan develops only");
}
