//! The console in a real browser, with a network of the test's own: what no
//! server can be made to do at will.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use gitlab::Response;
use pullcord::{Mounted, Network, NoAnswer, Question, Reply};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

const TOKEN: &str = "glpat-a-secret-of-the-test";

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A console in a page of its own, with every question that it asked.
struct Console {
    root: HtmlElement,
    asked: Rc<RefCell<Vec<String>>>,
    _mounted: Mounted,
}

impl Console {
    fn mount(answer: impl Fn(&str) -> Reply + 'static) -> Self {
        let root: HtmlElement = document()
            .create_element("section")
            .unwrap()
            .unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let asked = Rc::new(RefCell::new(Vec::new()));
        let noted = Rc::clone(&asked);
        let network = Network::new(move |question: Question| {
            let url = question.request.url(&question.instance);
            noted.borrow_mut().push(url.clone());
            answer(&url)
        });
        Self {
            _mounted: pullcord::mount_in(root.clone(), network),
            root,
            asked,
        }
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    fn type_in(&self, selector: &str, text: &str) {
        let field: HtmlInputElement = self.find(selector).unwrap().unchecked_into();
        field.set_value(text);
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    async fn connect(&self) {
        self.until(|console| console.find("input[type=password]").is_some())
            .await;
        self.type_in("input[type=text]", "https://gitlab.example.com");
        self.type_in("input[type=password]", TOKEN);
        self.find("button[type=submit]")
            .unwrap()
            .unchecked_into::<HtmlElement>()
            .click();
    }

    /// Waits until `holds`; a test that waits for what never comes ends by the
    /// runner's own limit, with this name in its last words.
    async fn until(&self, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            frame().await;
        }
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.root.remove();
    }
}

async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .request_animation_frame(&resolve)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

fn now(status: u16, body: &str) -> Reply {
    let response = Response {
        status,
        body: body.as_bytes().to_vec(),
        ..Response::default()
    };
    Box::pin(std::future::ready(Ok(response)))
}

fn user(url: &str) -> Option<Reply> {
    if url.ends_with("/user") {
        Some(now(
            200,
            r#"{"id":1,"username":"ada","name":"Ada Lovelace","state":"active"}"#,
        ))
    } else if url.ends_with("/personal_access_tokens/self") {
        Some(now(404, r#"{"message":"404 Not Found"}"#))
    } else {
        None
    }
}

fn project(name: &str) -> String {
    format!(r#"[{{"id":9,"name":"{name}","path_with_namespace":"group/{name}"}}]"#)
}

#[wasm_bindgen_test]
async fn a_token_is_in_no_part_of_the_page_once_it_is_used() {
    let console = Console::mount(|url| user(url).unwrap_or_else(|| now(200, &project("found"))));
    console.connect().await;
    console
        .until(|console| console.text().contains("group/found"))
        .await;
    let markup = document().document_element().unwrap().outer_html();
    assert!(!markup.contains(TOKEN));
    assert!(
        console
            .asked
            .borrow()
            .iter()
            .all(|url| !url.contains(TOKEN))
    );
}

#[wasm_bindgen_test]
async fn a_refused_token_keeps_what_was_typed_and_says_why() {
    let console = Console::mount(|_| now(401, r#"{"message":"401 Unauthorized"}"#));
    console.connect().await;
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
    assert_eq!(field.value(), TOKEN);
    assert_eq!(
        console.asked.borrow().len(),
        1,
        "a refused token is not tried again"
    );
}

#[wasm_bindgen_test]
async fn an_older_answer_never_takes_the_place_of_a_newer_one() {
    let held: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
    let holding = Rc::clone(&held);
    let console = Console::mount(move |url| {
        if let Some(reply) = user(url) {
            return reply;
        }
        if !url.contains("search=") {
            return now(200, &project("first"));
        }
        if url.contains("search=ab") {
            return now(200, &project("newer"));
        }
        let release = js_sys::Promise::new(&mut |resolve, _| {
            *holding.borrow_mut() = Some(resolve);
        });
        Box::pin(async move {
            // The release is the test's own word: it does not fail.
            let _ = JsFuture::from(release).await;
            now(200, &project("older")).await
        })
    });
    console.connect().await;
    console
        .until(|console| console.text().contains("group/first"))
        .await;
    console.type_in("input[type=search]", "a");
    console.until(|_| held.borrow().is_some()).await;
    console.type_in("input[type=search]", "ab");
    console
        .until(|console| console.text().contains("group/newer"))
        .await;
    held.borrow()
        .as_ref()
        .unwrap()
        .call0(&wasm_bindgen::JsValue::NULL)
        .unwrap();
    frame().await;
    frame().await;
    assert!(console.text().contains("group/newer"));
    assert!(!console.text().contains("group/older"));
}

#[wasm_bindgen_test]
async fn a_server_out_of_reach_is_told_with_its_likely_causes() {
    let console = Console::mount(|_| {
        let cause = gitlab::Cause::Unknown;
        Box::pin(std::future::ready(Err(NoAnswer::Unreachable(cause))))
    });
    console.connect().await;
    console
        .until(|console| console.find("[role=alert]").is_some())
        .await;
    assert!(
        console.text().contains("could not be reached"),
        "{}",
        console.text()
    );
}
