//! The dialog "Revoke trigger".

use crate::browser::focus;
use crate::browser::location::Location;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::pages::triggers::facts::label;
use crate::pages::triggers::recent::{Known, recent};
use crate::pages::triggers::state::TriggersPage;
use crate::parts::fault;
use crate::parts::loaded::loaded;
use crate::parts::status::status_pill;
use crate::route::{Address, Route};
use crate::ui::dialog::Dialog;
use crate::ui::pill::badge;
use crate::ui::time::Ago;
use crate::ui::toast::Toasts;
use gitlab::endpoints::{self, PipelineFilter};
use gitlab::{ApiError, ErrorKind, Page, PipelineBasic, Source, Trigger, TriggerId};
use leptos::prelude::*;

/// How many builds are asked for: old servers mix in those of other sources.
const ASKED: u16 = 30;

/// The dialog.
pub(super) fn dialog(page: TriggersPage) -> AnyView {
    view! { <Dialog open=page.revoking.open label="Revoke trigger">{question(page)}</Dialog> }
        .into_any()
}

fn question(page: TriggersPage) -> AnyView {
    let Some(asked) = page.revoking.about.get_untracked() else {
        return ().into_any();
    };
    let id = asked.id;
    let name = label(&asked);
    // Its last use may be newer than the row that was pressed.
    page.listing.refresh();
    let trigger = Memo::new(move |before: Option<&Trigger>| {
        let known = page.listing.find(id).or_else(|| before.cloned());
        known.unwrap_or_else(|| asked.clone())
    });
    view! {
        <div class="in">
            <h2>"Revoke \u{201c}"<bdi>{name.clone()}</bdi>"\u{201d}?"</h2>
            <p>
                "Token "<span class="mono">{move || trigger.with(Trigger::short_token)}"••••"</span>
                {last_use(trigger)}
                ". Whatever uses it will get the answer 404 from then on. This cannot be undone."
            </p>
            {builds(page, trigger)}
            {move || page.revoking.command.refusal().map(|error| refused(&error))}
        </div>
        {answers(page, id, name)}
    }
    .into_any()
}

fn last_use(trigger: Memo<Trigger>) -> AnyView {
    let at = Memo::new(move |_| trigger.with(|trigger| trigger.last_used));
    let words = move || match at.get() {
        Some(at) => view! { ", last used "<b><Ago at=at /></b> }.into_any(),
        None => ", never used".into_any(),
    };
    words.into_any()
}

/// GitLab's reason; where the trigger is gone already, just that.
fn refused(error: &ApiError) -> AnyView {
    if error.kind == ErrorKind::NotFound {
        return view! {
            <p class="notice" role="alert">
                "GitLab does not find this trigger: someone has revoked it already, or it is \
                 hidden from you by now. The list has been refreshed."
            </p>
        }
        .into_any();
    }
    fault::fault(error, None)
}

fn answers(page: TriggersPage, id: TriggerId, name: String) -> AnyView {
    let asking = page.revoking;
    let toasts = expect_context::<Toasts>();
    let under_way = move || asking.command.in_flight();
    let revoke = move |_| {
        let name = name.clone();
        let endpoint = page
            .project
            .with_value(|project| endpoints::delete_trigger(project, id));
        asking.command.send(endpoint, move |()| {
            page.listing.remove(id);
            page.created.try_update(|created| {
                if created.as_ref().is_some_and(|created| created.id == id) {
                    *created = None;
                }
            });
            asking.close_about(Some(id));
            toasts.say(["The trigger \u{201c}", &name, "\u{201d} was revoked."].concat());
            // Once the dialog is closed: the row that had the focus is gone.
            request_animation_frame(|| focus::focus_on("main h1"));
        });
    };
    view! {
        <footer>
            <button type="button" autofocus on:click=move |_| asking.open.set(false)>
                "Cancel"
            </button>
            <button
                type="button"
                class="danger"
                aria-disabled=move || under_way().then_some("true")
                on:click=revoke
            >
                {move || if under_way() { "Revoking" } else { "Revoke trigger" }}
            </button>
        </footer>
    }
    .into_any()
}

/// The builds that the trigger started or may have started, of which GitLab
/// lists those in its owner's name.
fn builds(page: TriggersPage, trigger: Memo<Trigger>) -> AnyView {
    let was_used = Memo::new(move |_| trigger.with(|trigger| trigger.last_used.is_some()));
    let username = trigger.with_untracked(|trigger| {
        let owner = trigger.owner.as_ref();
        owner.map(|owner| owner.username.clone())
    });
    let filter = PipelineFilter {
        source: Some(Source::Trigger),
        username,
        per_page: ASKED,
        ..PipelineFilter::default()
    };
    let question = page
        .project
        .with_value(|project| endpoints::pipelines(project, &filter));
    let query = Query::new(
        move || was_used.get().then(|| question.clone()),
        |_| Activity::Settled,
    );
    let list = move || {
        was_used
            .get()
            .then(|| loaded(query, 4, move |builds| listed(page, trigger, builds)))
    };
    list.into_any()
}

fn listed(
    page: TriggersPage,
    trigger: Memo<Trigger>,
    builds: Memo<Page<PipelineBasic>>,
) -> AnyView {
    let record = expect_context::<Record>();
    let session = expect_context::<Session>();
    let found = Memo::new(move |_| {
        let instance = session.instance();
        let here = |build| {
            let instance = instance.as_ref()?;
            record.with(|record| record.trigger_of(instance, build))
        };
        let all = page.listing.all();
        builds.with(|builds| {
            all.with(|all| trigger.with(|trigger| recent(trigger, &builds.items, all, here)))
        })
    });
    let content = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="soft">"None of the newest triggered builds is its own."</p> }
                .into_any();
        }
        let unsure = found.iter().any(|(_, known)| *known == Known::Not);
        let heading = if unsure {
            "Recent triggered builds of this project"
        } else {
            "Its most recent builds"
        };
        let note = unsure.then_some(view! {
            <p class="soft small">
                "GitLab does not say which trigger started a build. Those without a mark may be \
                 another trigger's."
            </p>
        });
        let items = found
            .into_iter()
            .map(|(build, known)| item(page, build, known));
        view! {
            <h3>{heading}</h3>
            <ul class="card trigger-builds">{items.collect_view()}</ul>
            {note}
        }
        .into_any()
    };
    view! { <div class="stack close">{content}</div> }.into_any()
}

fn item(page: TriggersPage, build: PipelineBasic, known: Known) -> AnyView {
    let location = expect_context::<Location>();
    let route = Route::Build(page.project.get_value(), build.id);
    let href = location.href(&Address::of(route));
    let mark = match known {
        Known::StartedHere => Some(badge("started here")),
        Known::LastUse => Some(badge("its last use")),
        Known::Not => None,
    };
    let created = build.created_at.map(|at| {
        view! { <span class="soft num"><Ago at=at /></span> }
    });
    view! {
        <li>
            {status_pill(&build.status)}
            <a class="strong" href=href>{["#", &build.id.to_string()].concat()}</a>
            <bdi class="soft">{build.git_ref.to_string()}</bdi>
            {mark}
            <span class="push"></span>
            {created}
        </li>
    }
    .into_any()
}
