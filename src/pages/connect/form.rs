//! What is typed on the connect page, and the press that sends it.

use crate::browser::config::Config;
use crate::browser::rest::Rest;
use crate::data::connection::Keep;
use crate::later;
use crate::reactive::effect;
use gitlab::ApiError;
use leptos::prelude::*;

/// How far a press of the button has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    /// Nothing was pressed, or it is over.
    Over,
    /// It waits for the rest of the console.
    Waiting,
    /// The GitLab was asked.
    Asking,
}

/// The form's state.
#[derive(Clone, Copy)]
pub(crate) struct ConnectForm {
    pub(super) url: RwSignal<String>,
    pub(super) url_problem: RwSignal<Option<String>>,
    pub(super) token: RwSignal<String>,
    pub(super) token_problem: RwSignal<Option<String>>,
    pub(super) keep: RwSignal<Keep>,
    pub(super) press: RwSignal<Press>,
    pub(super) refusal: RwSignal<Option<ApiError>>,
}

impl ConnectForm {
    /// An empty one, whose presses are heeded for as long as the current owner
    /// lives.
    pub(super) fn new() -> Self {
        let form = Self {
            url: RwSignal::new(String::new()),
            url_problem: RwSignal::new(None),
            token: RwSignal::new(String::new()),
            token_problem: RwSignal::new(None),
            keep: RwSignal::new(Keep::default()),
            press: RwSignal::new(Press::Over),
            refusal: RwSignal::new(None),
        };
        form.heed_presses();
        form
    }

    /// Whether a press is under way: another one does nothing then.
    pub(super) fn is_busy(self) -> bool {
        self.press.get() != Press::Over
    }

    /// Sends what is typed.
    pub(super) fn press(self) {
        if self.press.get_untracked() == Press::Over {
            self.press.set(Press::Waiting);
        }
    }

    /// What connects comes with the rest of the console: an earlier press waits
    /// for it, and ends with it if it does not come.
    fn heed_presses(self) {
        let rest = expect_context::<ReadSignal<Rest>>();
        effect(move || match (self.press.get(), rest.get()) {
            (Press::Waiting, Rest::Here) => untrack(|| later::connect(self)),
            (Press::Waiting, Rest::Failed) => self.press.set(Press::Over),
            (Press::Waiting, Rest::Coming) | (Press::Over | Press::Asking, _) => {}
        });
    }
}

/// Fills only the address that the form offers.
pub(super) fn fill_url(url: RwSignal<String>) {
    let config = expect_context::<RwSignal<Option<Config>>>();
    effect(move || {
        let offered = config.with(|config| config.as_ref()?.gitlab_url.clone());
        if let Some(offered) = offered
            && url.with_untracked(String::is_empty)
        {
            url.set(offered);
        }
    });
}
