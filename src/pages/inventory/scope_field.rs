//! Over which projects the inventory is.

use super::state::InventoryPage;
use crate::data::inventory::scope::Scope;
use crate::reactive::{effect, memo};
use leptos::prelude::*;

/// The kinds of scope, as the choice offers them.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Maintained,
    Favourites,
    Group,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Maintained, Self::Favourites, Self::Group];

    fn of(scope: &Scope) -> Self {
        match scope {
            Scope::Maintained => Self::Maintained,
            Scope::Favourites => Self::Favourites,
            Scope::Group(_) => Self::Group,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Maintained => "maintained",
            Self::Favourites => "favourites",
            Self::Group => "group",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Maintained => "Projects I maintain",
            Self::Favourites => "My favourites",
            Self::Group => "A group\u{2026}",
        }
    }
}

/// The choice, with a field for the group where one is to be named.
pub(super) fn scope_field(page: InventoryPage) -> AnyView {
    let scope = memo(move |_| page.look.with(|look| look.scope.clone()));
    // Chosen, while its group is not named yet.
    let kind = RwSignal::new(scope.with_untracked(Kind::of));
    effect(move || kind.set(scope.with(Kind::of)));
    let set = move |scope: Scope| page.look.update(|look| look.scope = scope);
    let choose = move |event| {
        let name = event_target_value(&event);
        let chosen = Kind::ALL.into_iter().find(|kind| kind.name() == name);
        match chosen {
            Some(Kind::Group) => kind.set(Kind::Group),
            Some(Kind::Favourites) => set(Scope::Favourites),
            Some(Kind::Maintained) | None => set(Scope::Maintained),
        }
        // The scope may be the same as before a group was to be named.
        if let Some(chosen) = chosen {
            kind.set(chosen);
        }
    };
    let option = move |it: Kind| {
        view! {
            <option value=it.name() selected=move || kind.get() == it>{it.words()}</option>
        }
    };
    let group = move || match scope.get() {
        Scope::Group(group) => group,
        Scope::Maintained | Scope::Favourites => String::new(),
    };
    let name_group = move |event| {
        let path = event_target_value(&event)
            .trim()
            .trim_matches('/')
            .to_owned();
        if !path.is_empty() {
            set(Scope::Group(path));
        }
    };
    let field = move || {
        (kind.get() == Kind::Group).then(|| {
            view! {
                <input
                    class="inventory-group"
                    aria-label="Group"
                    placeholder="group/subgroup"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=group
                    on:change=name_group
                />
            }
        })
    };
    view! {
        <select class="inventory-scope" aria-label="Projects" on:change=choose>
            {Kind::ALL.map(option).collect_view()}
        </select>
        {field}
    }
    .into_any()
}
