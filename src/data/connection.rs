//! A connection to a GitLab: who, where, and how long it is kept.

use crate::browser::storage::Shelf;
use gitlab::{Instance, Token, TokenInfo, User, UserId};
use serde::{Deserialize, Serialize};

/// How long a token is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Only in this page: a reload forgets it.
    #[default]
    Page,
    /// Until this tab closes.
    Tab,
    /// On this device, until it is forgotten.
    Device,
}

impl Keep {
    /// Every choice, in the order of the form.
    pub(crate) const ALL: [Self; 3] = [Self::Page, Self::Tab, Self::Device];

    /// The choice in words.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Page => "Only in this page",
            Self::Tab => "Until this tab closes",
            Self::Device => "On this device",
        }
    }

    fn shelf(self) -> Option<Shelf> {
        match self {
            Self::Page => None,
            Self::Tab => Some(Shelf::Tab),
            Self::Device => Some(Shelf::Device),
        }
    }
}

/// A GitLab and the account that is used there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Connection {
    /// The GitLab.
    pub(crate) instance: Instance,
    /// The account's token.
    pub(crate) token: Token,
    /// Whose token it is.
    pub(crate) user: User,
    /// What the token may do, where the server tells.
    pub(crate) token_info: Option<TokenInfo>,
    /// How long the token is kept.
    pub(crate) keep: Keep,
}

/// To whom a GitLab's answers belong: what was told to one account is never
/// shown to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    /// The GitLab's address.
    instance: String,
    /// The user's number there.
    user: u64,
}

impl Account {
    /// The account of `user` on `instance`.
    pub(crate) fn new(instance: &Instance, user: UserId) -> Self {
        Self {
            instance: instance.base(),
            user: user.0,
        }
    }
}

impl Connection {
    /// The account that is connected, whichever of its tokens is used.
    pub(crate) fn account(&self) -> Account {
        Account::new(&self.instance, self.user.id)
    }
}

/// A token as it is written to the chosen shelf: the one place besides the
/// header writer where the console writes a secret, and only on request.
#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    instance: String,
    token: String,
}

const NAME: &str = "pullcord.connection";
const VERSION: u32 = 1;

/// Keeps the connection's token for as long as was chosen, and nowhere else.
/// Tells whether that worked.
pub(crate) fn keep(connection: &Connection) -> bool {
    forget();
    let Some(shelf) = connection.keep.shelf() else {
        return true;
    };
    let written = Written {
        version: VERSION,
        instance: connection.instance.base(),
        token: connection.token.reveal().to_owned(),
    };
    serde_json::to_string(&written).is_ok_and(|text| shelf.write(NAME, &text).is_ok())
}

/// Whether an earlier page kept something; it may turn out to be unreadable.
pub(crate) fn is_kept() -> bool {
    [Shelf::Tab, Shelf::Device].map(|shelf| shelf.read(NAME)) != [None, None]
}

/// The GitLab and token kept by an earlier page, if any.
pub(crate) fn kept() -> Option<(Instance, Token, Keep)> {
    [Keep::Tab, Keep::Device].into_iter().find_map(|keep| {
        let text = keep.shelf()?.read(NAME)?;
        let written: Written = serde_json::from_str(&text).ok()?;
        let known = written.version == VERSION;
        let instance = known
            .then(|| Instance::parse(&written.instance).ok())
            .flatten()?;
        Some((instance, Token::new(&written.token), keep))
    })
}

/// Forgets the token on every shelf.
pub(crate) fn forget() {
    Shelf::Tab.remove(NAME);
    Shelf::Device.remove(NAME);
}
