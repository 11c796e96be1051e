//! The browser's address bar and history: where we are, and going elsewhere.

use crate::reactive::memo;
use crate::route::{Address, Route};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MouseEvent};

/// Where the page is, as a signal, and the ways to go elsewhere.
#[derive(Clone, Copy)]
pub(crate) struct Location {
    address: RwSignal<Address>,
    route: Memo<Route>,
    base: StoredValue<String>,
}

/// Whether a change of address becomes a step of the history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    New,
    Replaced,
}

impl Location {
    /// Follows the browser's address for as long as the current owner lives,
    /// and turns clicks on links of ours into steps without a reload.
    pub(crate) fn follow_browser() -> Self {
        let base = StoredValue::new(base_path());
        let address = RwSignal::new(read(&base.get_value()));
        let route = memo(move |_| address.with(|address| address.route.clone()));
        let location = Self {
            address,
            route,
            base,
        };
        let back = window_event_listener(ev::popstate, move |_| {
            address.try_set(read(&base.get_value()));
        });
        let click = window_event_listener(ev::click, move |event| location.follow_click(&event));
        on_cleanup(move || {
            back.remove();
            click.remove();
        });
        location
    }

    /// The screen; whoever reads it is not told when only the query changes.
    pub(crate) fn route(self) -> Route {
        self.route.get()
    }

    /// The whole address.
    pub(crate) fn address(self) -> Address {
        self.address.get()
    }

    /// The whole address, without listening for changes.
    pub(crate) fn address_now(self) -> Address {
        self.address.get_untracked()
    }

    /// What a link to `address` says in its `href`.
    pub(crate) fn href(self, address: &Address) -> String {
        self.base.with_value(|base| base.clone() + &address.text())
    }

    /// The whole address of `address`, for others that are to lead to it.
    pub(crate) fn absolute(self, address: &Address) -> String {
        let origin = window().location().origin().unwrap_or_default();
        origin + &self.href(address)
    }

    /// Leaves the console for `url`.
    pub(crate) fn leave_for(self, url: &str) {
        // It fails only for what is no address, and `url` is one.
        let _ = window().location().assign(url);
    }

    /// Goes to `address`, as a new step of the history.
    pub(crate) fn go(self, address: Address) {
        self.step(address, Step::New, "");
    }

    /// Goes to the place of `address` that `fragment` names, with its `#`.
    pub(crate) fn go_to(self, address: Address, fragment: &str) {
        self.step(address, Step::New, fragment);
    }

    /// Puts `address` in the place of the present step: for filters and forms
    /// that follow what is typed, so that Back is not flooded.
    pub(crate) fn replace(self, address: Address) {
        self.step(address, Step::Replaced, "");
    }

    fn step(self, address: Address, step: Step, fragment: &str) {
        if self.address.with_untracked(|present| *present == address) {
            return;
        }
        let href = self.href(&address) + fragment;
        if let Ok(history) = window().history() {
            let moved = match step {
                Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&href)),
                Step::Replaced => history.replace_state_with_url(&JsValue::NULL, "", Some(&href)),
            };
            // A browser that refuses (too many steps in a short time) still
            // shows the screen; only its address stays behind.
            drop(moved);
        }
        self.address.set(address);
    }

    fn follow_click(self, event: &MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let Some(text) = self.link_under(event) else {
            return;
        };
        event.prevent_default();
        self.go(Address::parse(&text));
    }

    /// The `/path?query` of the link of ours that was clicked, if any.
    fn link_under(self, event: &MouseEvent) -> Option<String> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let link = target.closest("a[href]").ok().flatten()?;
        if link.has_attribute("target") || link.has_attribute("download") {
            return None;
        }
        let href = link.get_attribute("href")?;
        let within = href.strip_prefix(&self.base.get_value())?;
        (within.starts_with('/') && !within.starts_with("//")).then(|| within.to_owned())
    }
}

/// The path under which the console is served, without its last slash: read
/// from the page's `<base>`, which Trunk writes.
fn base_path() -> String {
    let uri = document().base_uri().ok().flatten().unwrap_or_default();
    let path = web_sys::Url::new(&uri).map_or_else(|_| "/".to_owned(), |url| url.pathname());
    path.trim_end_matches('/').to_owned()
}

fn read(base: &str) -> Address {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let search = location.search().unwrap_or_default();
    let within = path.strip_prefix(base).unwrap_or(&path);
    Address::parse(&(within.to_owned() + &search))
}
