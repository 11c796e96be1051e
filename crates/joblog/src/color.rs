//! The colours a log can ask for.

/// A colour as the log names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// The theme's own colour for text or page.
    #[default]
    Default,
    /// One of the 256 numbered colours. 0-15 belong to the theme (8-15 are the
    /// bright ones); 16-231 are a cube and 232-255 a grey ramp, both fixed.
    Palette(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// The six steps of each side of the 6x6x6 cube, as xterm defines them.
const CUBE_STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Color {
    /// Red, green and blue where the log fixes them; `None` where the theme
    /// decides (the default colour and the palette's first sixteen).
    ///
    /// The values of 16-255 are xterm's `256colres.h`, which other terminals
    /// follow.
    #[must_use]
    pub fn rgb(self) -> Option<(u8, u8, u8)> {
        match self {
            Self::Default | Self::Palette(0..=15) => None,
            Self::Palette(number @ 16..=231) => {
                let cell = usize::from(number - 16);
                Some((
                    CUBE_STEPS[cell / 36],
                    CUBE_STEPS[cell / 6 % 6],
                    CUBE_STEPS[cell % 6],
                ))
            }
            Self::Palette(number @ 232..) => {
                let grey = 8 + 10 * (number - 232);
                Some((grey, grey, grey))
            }
            Self::Rgb(red, green, blue) => Some((red, green, blue)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Color;

    #[test]
    fn the_palette_has_the_corners_of_the_cube_and_the_ends_of_the_ramp() {
        let table = [
            (Color::Default, None),
            (Color::Palette(0), None),
            (Color::Palette(15), None),
            (Color::Palette(16), Some((0, 0, 0))),
            (Color::Palette(17), Some((0, 0, 95))),
            (Color::Palette(208), Some((255, 135, 0))),
            (Color::Palette(231), Some((255, 255, 255))),
            (Color::Palette(232), Some((8, 8, 8))),
            (Color::Palette(255), Some((238, 238, 238))),
            (Color::Rgb(1, 2, 3), Some((1, 2, 3))),
        ];
        for (color, rgb) in table {
            assert_eq!(color.rgb(), rgb, "{color:?}");
        }
    }
}
