//! Answers that come when they are not waited for any more.

use crate::console::{Asked, Console, frame, window};
use crate::gitlab_of_the_test::{ADA, DAN, HERE, Held, now, project, projects, user};
use pullcord::Reply;
use wasm_bindgen_test::wasm_bindgen_test;

const UNAUTHORIZED: &str = r#"{"message":"401 Unauthorized"}"#;

#[wasm_bindgen_test]
async fn an_older_answer_never_takes_the_place_of_a_newer_one() {
    let held = Held::default();
    let holding = held.clone();
    let console = Console::mount(move |asked| {
        if let Some(reply) = user(asked) {
            return reply;
        }
        if !asked.url.contains("search=") {
            return now(200, &projects("first"));
        }
        if asked.url.contains("search=ab") {
            return now(200, &projects("newer"));
        }
        holding.reply(200, &projects("older"))
    });
    console.connect(HERE, ADA).await;
    console
        .until(|console| console.text().contains("group/first"))
        .await;
    console.type_in("input[type=search]", "a");
    console.until(|_| held.is_awaited()).await;
    console.type_in("input[type=search]", "ab");
    console
        .until(|console| console.text().contains("group/newer"))
        .await;
    held.release();
    frame().await;
    frame().await;
    assert!(console.text().contains("group/newer"));
    assert!(!console.text().contains("group/older"));
}

/// A console whose list of projects is refused to Ada when `held` is released.
fn refusing_ada(held: &Held) -> Console {
    let held = held.clone();
    Console::mount(move |asked| {
        user(asked).unwrap_or_else(|| match asked.token.as_str() {
            ADA => held.reply(401, UNAUTHORIZED),
            _ => now(200, &projects("found")),
        })
    })
}

#[wasm_bindgen_test]
async fn a_refusal_of_the_present_token_is_told() {
    let held = Held::default();
    let console = refusing_ada(&held);
    console.connect(HERE, ADA).await;
    console.until(|_| held.is_awaited()).await;
    held.release();
    console
        .until(|console| console.text().contains("Connect again"))
        .await;
}

#[wasm_bindgen_test]
async fn a_late_refusal_of_another_token_turns_nobody_out() {
    let held = Held::default();
    let console = refusing_ada(&held);
    console.connect(HERE, ADA).await;
    console.until(|_| held.is_awaited()).await;
    Console::go("/connect");
    console.connect(HERE, DAN).await;
    console
        .until(|console| console.text().contains("group/found"))
        .await;
    held.release();
    frame().await;
    frame().await;
    assert!(!console.text().contains("Connect again"));
    let before = console.asked.borrow().len();
    console.type_in("input[type=search]", "found");
    console
        .until(|console| console.asked.borrow().len() > before)
        .await;
}

const ELSEWHERE: &str = "https://gitlab.example.org";
const RUN: &str = "/projects/9/run?ref=master&trigger=10";
const TRIGGERS: &str = r#"[{"id":10,"description":"nightly","token":"glptt-4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f"}]"#;
const BUILD: &str = r#"{"id":77,"sha":"0123456789abcdef0123456789abcdef01234567","ref":"master","status":"created"}"#;
/// Where the record of builds started here is kept.
const RECORD: &str = "pullcord.started";

fn run_form(asked: &Asked, build: &Held) -> Reply {
    if let Some(reply) = user(asked) {
        reply
    } else if asked.url.ends_with("/trigger/pipeline") {
        build.reply(201, BUILD)
    } else if asked.url.ends_with("/api/graphql") {
        now(404, r#"{"error":"404 Not Found"}"#)
    } else if asked.url.contains("/triggers") {
        now(200, TRIGGERS)
    } else if asked.url.ends_with("/projects/9") {
        now(200, &project("handbook"))
    } else {
        now(200, "[]")
    }
}

/// A console in which a build was asked for, whose number comes with `build`.
async fn asked_for(build: &Held) -> Console {
    let storage = window().local_storage().unwrap().unwrap();
    storage.remove_item(RECORD).unwrap();
    let answering = build.clone();
    let console = Console::mount(move |asked| run_form(asked, &answering));
    console.connect(HERE, ADA).await;
    console
        .until(|console| {
            console
                .find("h1")
                .is_some_and(|h1| h1.text_content() == Some("Projects".to_owned()))
        })
        .await;
    Console::go(RUN);
    console
        .until(|console| console.find(".run .primary:not([aria-disabled])").is_some())
        .await;
    console.press(".run .primary");
    console.until(|_| build.is_awaited()).await;
    console
}

fn record() -> String {
    let storage = window().local_storage().unwrap().unwrap();
    storage.get_item(RECORD).unwrap().unwrap_or_default()
}

fn path() -> String {
    window().location().pathname().unwrap()
}

#[wasm_bindgen_test]
async fn a_started_build_is_recorded_and_opened() {
    let build = Held::default();
    let console = asked_for(&build).await;
    build.release();
    console.until(|_| path() == "/projects/9/builds/77").await;
    assert!(record().contains(HERE), "{}", record());
}

#[wasm_bindgen_test]
async fn a_started_build_is_never_taken_for_one_of_another_gitlab() {
    let build = Held::default();
    let console = asked_for(&build).await;
    Console::go("/connect");
    console.connect(ELSEWHERE, DAN).await;
    console.until(|_| path() == "/").await;
    Console::go(RUN);
    console
        .until(|console| console.find(".run").is_some())
        .await;
    build.release();
    console.until(|_| !record().is_empty()).await;
    frame().await;
    assert!(!record().contains(ELSEWHERE), "{}", record());
    assert_eq!(path(), "/projects/9/run");
}
