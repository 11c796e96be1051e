//! Connecting, and what becomes of the token.

use crate::console::{Console, document};
use crate::gitlab_of_the_test::{ADA, HERE, now, projects, user};
use pullcord::NoAnswer;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

#[wasm_bindgen_test]
async fn a_token_is_in_no_part_of_the_page_once_it_is_used() {
    let console =
        Console::mount(|asked| user(asked).unwrap_or_else(|| now(200, &projects("found"))));
    console.connect(HERE, ADA).await;
    console
        .until(|console| console.text().contains("group/found"))
        .await;
    let markup = document().document_element().unwrap().outer_html();
    assert!(!markup.contains(ADA));
    let asked = console.asked.borrow();
    assert!(asked.iter().all(|asked| !asked.url.contains(ADA)));
}

#[wasm_bindgen_test]
async fn a_refused_token_keeps_what_was_typed_and_says_why() {
    let console = Console::mount(|_| now(401, r#"{"message":"401 Unauthorized"}"#));
    console.connect(HERE, ADA).await;
    console
        .until(|console| console.find("[role=alert]").is_some())
        .await;
    assert!(
        console.text().contains("401 Unauthorized"),
        "{}",
        console.text()
    );
    let field: HtmlInputElement = console
        .find("input[type=password]")
        .unwrap()
        .unchecked_into();
    assert_eq!(field.value(), ADA);
    let asked = console.asked.borrow();
    assert!(asked.iter().all(|asked| asked.url.ends_with("/user")));
    // As a bearer, and as servers up to 11.6 take it.
    assert_eq!(asked.len(), 2, "once in each way, and not again");
}

#[wasm_bindgen_test]
async fn a_server_out_of_reach_is_told_with_its_likely_causes() {
    let console = Console::mount(|_| {
        let cause = gitlab::Cause::Unknown;
        Box::pin(std::future::ready(Err(NoAnswer::Unreachable(cause))))
    });
    console.connect(HERE, ADA).await;
    console
        .until(|console| console.find("[role=alert]").is_some())
        .await;
    assert!(
        console.text().contains("could not be reached"),
        "{}",
        console.text()
    );
}
