//! How a piece of text looks, and the class names that draw it.

use crate::color::Color;

/// The look of a run of text, as the log's SGR sequences set it.
///
/// Blinking is not kept: nothing may flash (WCAG 2.2, 2.3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Colour of the letters, before `inverse`.
    pub foreground: Color,
    /// Colour behind the letters, before `inverse`.
    pub background: Color,
    /// Heavier letters.
    pub bold: bool,
    /// Fainter letters.
    pub dim: bool,
    /// Slanted letters.
    pub italic: bool,
    /// A line below, of whatever shape was asked for.
    pub underline: bool,
    /// Foreground and background change places.
    pub inverse: bool,
    /// The log asked for it not to be seen.
    pub conceal: bool,
    /// A line through.
    pub strike: bool,
}

const FOREGROUND_CLASSES: [&str; 16] = [
    "fg-0", "fg-1", "fg-2", "fg-3", "fg-4", "fg-5", "fg-6", "fg-7", "fg-8", "fg-9", "fg-10",
    "fg-11", "fg-12", "fg-13", "fg-14", "fg-15",
];
const BACKGROUND_CLASSES: [&str; 16] = [
    "bg-0", "bg-1", "bg-2", "bg-3", "bg-4", "bg-5", "bg-6", "bg-7", "bg-8", "bg-9", "bg-10",
    "bg-11", "bg-12", "bg-13", "bg-14", "bg-15",
];

impl Style {
    /// The class names for this look, in a fixed order; none for plain text.
    ///
    /// `fg-0` to `fg-15` and `bg-0` to `bg-15` are the theme's sixteen colours,
    /// with `inverse` already worked in. `fg-inverse` is the page's colour used
    /// for letters, `bg-inverse` the letters' colour used behind them. The rest
    /// are `bold`, `dim`, `italic`, `underline`, `strike` and `conceal`.
    ///
    /// `conceal` also marks letters in exactly the colour behind them. A style
    /// sheet has to let such text be seen in some way (on hover, when
    /// selected): a log must not be able to hide what it did.
    pub fn classes(&self) -> impl Iterator<Item = &'static str> {
        let (letters, behind) = self.drawn();
        let unreadable = letters == behind && letters != Color::Default;
        let flags = [
            (self.bold, "bold"),
            (self.dim, "dim"),
            (self.italic, "italic"),
            (self.underline, "underline"),
            (self.strike, "strike"),
            (self.conceal || unreadable, "conceal"),
        ];
        let colors = [
            self.class_of(letters, &FOREGROUND_CLASSES, "fg-inverse"),
            self.class_of(behind, &BACKGROUND_CLASSES, "bg-inverse"),
        ];
        colors.into_iter().flatten().chain(
            flags
                .into_iter()
                .filter_map(|(set, name)| set.then_some(name)),
        )
    }

    /// Red, green, blue of the letters where no class draws them, with
    /// `inverse` worked in.
    #[must_use]
    pub fn text_rgb(&self) -> Option<(u8, u8, u8)> {
        self.drawn().0.rgb()
    }

    /// Red, green, blue behind the letters where no class draws them, with
    /// `inverse` worked in.
    #[must_use]
    pub fn background_rgb(&self) -> Option<(u8, u8, u8)> {
        self.drawn().1.rgb()
    }

    /// The colours of letters and background after `inverse`.
    fn drawn(&self) -> (Color, Color) {
        if self.inverse {
            (self.background, self.foreground)
        } else {
            (self.foreground, self.background)
        }
    }

    fn class_of(
        &self,
        color: Color,
        classes: &[&'static str; 16],
        inverse_default: &'static str,
    ) -> Option<&'static str> {
        match color {
            Color::Default => self.inverse.then_some(inverse_default),
            Color::Palette(number) => classes.get(usize::from(number)).copied(),
            Color::Rgb(..) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(style: Style) -> Vec<&'static str> {
        style.classes().collect()
    }

    #[test]
    fn plain_text_has_no_classes_and_no_colours() {
        assert!(classes(Style::default()).is_empty());
        assert_eq!(Style::default().text_rgb(), None);
        assert_eq!(Style::default().background_rgb(), None);
    }

    #[test]
    fn inverse_swaps_what_is_drawn() {
        let red = Style {
            foreground: Color::Palette(1),
            bold: true,
            ..Style::default()
        };
        assert_eq!(classes(red), ["fg-1", "bold"]);
        let swapped = Style {
            inverse: true,
            ..red
        };
        assert_eq!(classes(swapped), ["fg-inverse", "bg-1", "bold"]);
        let both_default = Style {
            inverse: true,
            ..Style::default()
        };
        assert_eq!(classes(both_default), ["fg-inverse", "bg-inverse"]);
    }

    #[test]
    fn colours_outside_the_sixteen_are_numbers_and_not_classes() {
        let style = Style {
            foreground: Color::Palette(208),
            background: Color::Rgb(9, 8, 7),
            ..Style::default()
        };
        assert!(classes(style).is_empty());
        assert_eq!(style.text_rgb(), Some((255, 135, 0)));
        assert_eq!(style.background_rgb(), Some((9, 8, 7)));
    }

    #[test]
    fn letters_in_the_colour_behind_them_count_as_concealed() {
        let hidden = Style {
            foreground: Color::Palette(7),
            background: Color::Palette(7),
            ..Style::default()
        };
        assert_eq!(classes(hidden), ["fg-7", "bg-7", "conceal"]);
    }
}
