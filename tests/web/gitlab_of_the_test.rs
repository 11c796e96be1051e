//! Answers in GitLab's place: at once, or when the test says so.

use crate::console::Asked;
use gitlab::Response;
use pullcord::Reply;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The GitLab that most tests connect to.
pub(crate) const HERE: &str = "https://gitlab.example.com";
/// Ada's access token.
pub(crate) const ADA: &str = "glpat-a-secret-of-the-test";
/// Dan's.
pub(crate) const DAN: &str = "glpat-another-secret-of-the-test";

pub(crate) fn now(status: u16, body: &str) -> Reply {
    Box::pin(std::future::ready(Ok(response(status, body))))
}

fn response(status: u16, body: &str) -> Response {
    Response {
        status,
        body: body.as_bytes().to_vec(),
        ..Response::default()
    }
}

/// Whose token it is and which GitLab this is, where that is what was asked.
pub(crate) fn user(asked: &Asked) -> Option<Reply> {
    if asked.url.ends_with("/user") {
        let (id, username, name) = match asked.token.as_str() {
            DAN => (3, "dan", "Dan Ingalls"),
            _ => (1, "ada", "Ada Lovelace"),
        };
        let user =
            format!(r#"{{"id":{id},"username":"{username}","name":"{name}","state":"active"}}"#);
        Some(now(200, &user))
    } else if asked.url.ends_with("/personal_access_tokens/self") {
        Some(now(404, r#"{"message":"404 Not Found"}"#))
    } else if asked.url.ends_with("/version") {
        Some(now(200, r#"{"version":"19.2.0","revision":"0123456"}"#))
    } else {
        None
    }
}

/// A project.
pub(crate) fn project(name: &str) -> String {
    format!(r#"{{"id":9,"name":"{name}","path_with_namespace":"group/{name}"}}"#)
}

/// A list of one project.
pub(crate) fn projects(name: &str) -> String {
    ["[", &project(name), "]"].concat()
}

/// An answer that comes when the test says so.
#[derive(Clone, Default)]
pub(crate) struct Held(Rc<RefCell<Option<js_sys::Function>>>);

impl Held {
    /// The answer.
    pub(crate) fn reply(&self, status: u16, body: &str) -> Reply {
        let release = js_sys::Promise::new(&mut |resolve, _| {
            *self.0.borrow_mut() = Some(resolve);
        });
        let response = response(status, body);
        Box::pin(async move {
            // The release is the test's own word: it does not fail.
            let _ = JsFuture::from(release).await;
            Ok(response)
        })
    }

    /// Whether it was asked for.
    pub(crate) fn is_awaited(&self) -> bool {
        self.0.borrow().is_some()
    }

    /// Lets it come.
    pub(crate) fn release(&self) {
        let release = self.0.borrow();
        release.as_ref().unwrap().call0(&JsValue::NULL).unwrap();
    }
}
