//! A console in a page of its own, used as a person would.

use pullcord::{Mounted, Network, Question, Reply};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, Window};

/// A question, as far as a test looks at it.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) url: String,
    /// The account's token, or nothing.
    pub(crate) token: String,
}

/// A console in a page of its own, with every question that it asked.
pub(crate) struct Console {
    root: HtmlElement,
    pub(crate) asked: Rc<RefCell<Vec<Asked>>>,
    _mounted: Mounted,
}

impl Console {
    /// Mounts it at its first screen, over a network where `answer` answers.
    pub(crate) fn mount(answer: impl Fn(&Asked) -> Reply + 'static) -> Self {
        let history = window().history().unwrap();
        history
            .replace_state_with_url(&JsValue::NULL, "", Some("/"))
            .unwrap();
        let root: HtmlElement = document()
            .create_element("section")
            .unwrap()
            .unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let asked = Rc::new(RefCell::new(Vec::new()));
        let noted = Rc::clone(&asked);
        let network = Network::new(move |question: Question| {
            let account = question.account.as_ref();
            let asked = Asked {
                url: question.request.url(&question.instance),
                token: account.map_or_else(String::new, |token| token.reveal().to_owned()),
            };
            noted.borrow_mut().push(asked.clone());
            answer(&asked)
        });
        Self {
            _mounted: pullcord::mount_in(root.clone(), network),
            root,
            asked,
        }
    }

    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    pub(crate) fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    pub(crate) fn type_in(&self, selector: &str, text: &str) {
        let field: HtmlInputElement = self.find(selector).unwrap().unchecked_into();
        field.set_value(text);
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    pub(crate) fn press(&self, selector: &str) {
        let control: HtmlElement = self.find(selector).unwrap().unchecked_into();
        control.click();
    }

    /// Goes to another page of the console, as Back and Forward do.
    pub(crate) fn go(path: &str) {
        let history = window().history().unwrap();
        history
            .push_state_with_url(&JsValue::NULL, "", Some(path))
            .unwrap();
        window()
            .dispatch_event(&Event::new("popstate").unwrap())
            .unwrap();
    }

    /// Fills in the form and sends it.
    pub(crate) async fn connect(&self, gitlab: &str, token: &str) {
        self.until(|console| console.find("input[type=password]").is_some())
            .await;
        self.type_in("input[type=text]", gitlab);
        self.type_in("input[type=password]", token);
        self.press("button[type=submit]");
    }

    /// Waits until `holds`; a test that waits for what never comes ends by the
    /// runner's own limit, with this name in its last words.
    pub(crate) async fn until(&self, holds: impl Fn(&Self) -> bool) {
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

pub(crate) fn window() -> Window {
    web_sys::window().unwrap()
}

pub(crate) fn document() -> Document {
    window().document().unwrap()
}

/// Lets everything that is due happen.
pub(crate) async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
