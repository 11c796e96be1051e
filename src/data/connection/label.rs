//! What a connection is called here, and its colour in the bar.

use gitlab::Instance;

/// The name and colour by which a person tells connections apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// The name; never empty.
    pub(crate) name: String,
    /// The colour.
    pub(crate) colour: Colour,
}

/// A colour of the bar's dot. Violet is not among them: it means "trigger".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Colour {
    /// Orange, as GitLab is.
    #[default]
    Orange,
    /// Blue.
    Blue,
    /// Green.
    Green,
    /// Pink.
    Pink,
    /// Ochre.
    Ochre,
    /// Grey.
    Grey,
}

impl Colour {
    /// Every colour, in the order in which new connections get them.
    pub(crate) const ALL: [Self; 6] = [
        Self::Orange,
        Self::Blue,
        Self::Green,
        Self::Pink,
        Self::Ochre,
        Self::Grey,
    ];

    /// The word for it, which is also its class in the style sheet.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Orange => "orange",
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Pink => "pink",
            Self::Ochre => "ochre",
            Self::Grey => "grey",
        }
    }

    /// The colour of that word.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.word() == word)
    }
}

impl Label {
    /// The label of a new connection to `instance`: its host, and the first
    /// colour that none of `others` has.
    pub(super) fn new<'a>(instance: &Instance, others: impl Iterator<Item = &'a Self>) -> Self {
        let taken: Vec<Colour> = others.map(|label| label.colour).collect();
        let mut colours = Colour::ALL.into_iter();
        let free = colours.find(|colour| !taken.contains(colour));
        Self {
            name: host_and_port(instance),
            colour: free.unwrap_or_default(),
        }
    }
}

/// A GitLab's address without its scheme.
fn host_and_port(instance: &Instance) -> String {
    let base = instance.base();
    base.split_once("://")
        .map_or(base.as_str(), |(_, rest)| rest)
        .to_owned()
}
