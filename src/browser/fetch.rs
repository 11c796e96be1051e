//! The one place that speaks to the network: a request as data in, a response
//! as data out.
//!
//! Redirects are not followed unless the request says so: Chromium hands
//! `PRIVATE-TOKEN`-like headers on to another host, and an unfollowed redirect
//! can be explained. Cookies and the referrer never go along.

mod streamed;

use gitlab::{Cause, Instance, Redirects, Request, Response, Token};
use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle, window};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes the body of an answer piece by piece, as it comes. The bytes are the
/// browser's own and take no room in the module's memory.
pub type Sink = Rc<dyn Fn(Uint8Array)>;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The page ended the request: nobody waits for it any more.
    Aborted,
    /// The server took too long.
    TimedOut,
    /// The server could not be reached.
    Unreachable(Cause),
}

/// Ends a request early.
#[derive(Clone)]
pub struct Abort(Option<AbortController>);

impl Abort {
    /// A handle for one request.
    pub(crate) fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// Ends the request; one that is over stays as it was.
    pub(crate) fn now(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Clears the timer when the request is over.
struct ClearOnDrop(Option<TimeoutHandle>);

impl Drop for ClearOnDrop {
    fn drop(&mut self) {
        if let Some(handle) = &self.0 {
            handle.clear();
        }
    }
}

/// Sends `request` to `instance`, with the account's token where the request
/// asks for it. With a `sink`, the body of a success goes there, and the
/// response has none; the server may then take its time for each piece.
///
/// # Errors
/// [`NoAnswer`]: aborted, timed out, or not reachable. Every answer, of whatever
/// status, is a response.
pub(crate) async fn send(
    instance: &Instance,
    request: &Request,
    account: Option<&Token>,
    abort: &Abort,
    sink: Option<&Sink>,
) -> Result<Response, NoAnswer> {
    let timed_out = Rc::new(Cell::new(false));
    let timer = Cell::new(Some(start_timer(abort, &timed_out)));
    let still_there = || timer.set(Some(start_timer(abort, &timed_out)));
    let sink = sink.map(|sink| (sink, &still_there as &dyn Fn()));
    let answer = exchange(instance, request, account, abort, sink).await;
    drop(timer);
    answer.map_err(|name| {
        if timed_out.get() {
            NoAnswer::TimedOut
        } else if name == "AbortError" {
            NoAnswer::Aborted
        } else {
            NoAnswer::Unreachable(likely_cause(instance))
        }
    })
}

fn start_timer(abort: &Abort, timed_out: &Rc<Cell<bool>>) -> ClearOnDrop {
    let (abort, timed_out) = (abort.clone(), Rc::clone(timed_out));
    let expire = move || {
        timed_out.set(true);
        abort.now();
    };
    ClearOnDrop(set_timeout_with_handle(expire, PATIENCE).ok())
}

/// The exchange itself; what fails is told by the JavaScript error's name.
async fn exchange(
    instance: &Instance,
    request: &Request,
    account: Option<&Token>,
    abort: &Abort,
    sink: Option<(&Sink, &dyn Fn())>,
) -> Result<Response, String> {
    let redirect = match request.redirects {
        Redirects::Refuse => RequestRedirect::Manual,
        Redirects::Follow => RequestRedirect::Follow,
    };
    let mut builder = RequestBuilder::new(&request.url(instance))
        .method(method(request))
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoCache)
        .redirect(redirect)
        .abort_signal(abort.0.as_ref().map(AbortController::signal).as_ref());
    for (name, value) in request.headers(account) {
        builder = builder.header(name, &value);
    }
    let ready = match request.body_text() {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let response = ready.map_err(name_of)?.send().await.map_err(name_of)?;
    let opaque = response.type_() == web_sys::ResponseType::Opaqueredirect;
    let headers = response.headers().entries().collect();
    let body = match sink {
        _ if opaque => Vec::new(),
        Some((sink, still_there)) if response.ok() => {
            streamed::body(&response, sink, still_there).await?;
            Vec::new()
        }
        Some(_) | None => response.binary().await.map_err(name_of)?,
    };
    Ok(Response {
        status: response.status(),
        redirected_away: opaque,
        headers,
        body,
    })
}

fn method(request: &Request) -> Method {
    match request.method {
        gitlab::Method::Get => Method::GET,
        gitlab::Method::Post => Method::POST,
        gitlab::Method::Put => Method::PUT,
        gitlab::Method::Delete => Method::DELETE,
    }
}

fn name_of(error: gloo_net::Error) -> String {
    match error {
        gloo_net::Error::JsError(error) => error.name,
        gloo_net::Error::SerdeError(_) | gloo_net::Error::GlooError(_) => String::new(),
    }
}

/// A refused CORS check, a wrong name, a broken certificate and no network all
/// look alike to a page; only these two can be told apart from the rest.
fn likely_cause(instance: &Instance) -> Cause {
    let offline = Reflect::get(&window().navigator(), &JsValue::from_str("onLine"))
        .is_ok_and(|online| online == JsValue::FALSE);
    let secure_page = window()
        .location()
        .protocol()
        .is_ok_and(|protocol| protocol == "https:");
    if offline && !instance.is_loopback() {
        Cause::Offline
    } else if secure_page && instance.base().starts_with("http:") && !instance.is_loopback() {
        Cause::MixedContent
    } else {
        Cause::Unknown
    }
}
