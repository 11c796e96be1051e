//! Colours that a log fixes by itself, made readable: a log must not be able
//! to hide what it did, by chance or on purpose.

/// Red, green, blue.
type Rgb = (u8, u8, u8);

/// The log's own ground and letters; `style/pages/log.css` has the same.
const GROUND: Rgb = (0x17, 0x16, 0x1c);
const LETTERS: Rgb = (0xe6, 0xe3, 0xec);

/// The least contrast of letters with what is behind them (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// The colour for letters so that they can be read: as the log asks where that
/// is readable, else mixed with white or black until it is. `None` stands for
/// the log's default.
pub(super) fn readable(letters: Option<Rgb>, behind: Option<Rgb>) -> Rgb {
    let behind = behind.unwrap_or(GROUND);
    let wanted = letters.unwrap_or(LETTERS);
    let white = contrast((255, 255, 255), behind);
    let toward = if white >= contrast((0, 0, 0), behind) {
        255
    } else {
        0
    };
    let mixed = (0..=10).map(|tenths| mix(wanted, toward, tenths));
    let found = mixed
        .into_iter()
        .find(|color| contrast(*color, behind) >= LEAST);
    found.unwrap_or((toward, toward, toward))
}

fn mix(color: Rgb, toward: u8, tenths: u32) -> Rgb {
    let part = |part: u8| {
        let sum = u32::from(part) * (10 - tenths) + u32::from(toward) * tenths;
        u8::try_from(sum / 10).unwrap_or(toward)
    };
    (part(color.0), part(color.1), part(color.2))
}

/// Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (WCAG 2.2, "relative luminance").
fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The colour as CSS takes it.
pub(super) fn css((red, green, blue): Rgb) -> String {
    format!("rgb({red} {green} {blue})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_readable_stays_as_it_is() {
        assert_eq!(readable(Some((255, 135, 0)), None), (255, 135, 0));
        assert_eq!(readable(None, None), LETTERS);
        assert_eq!(readable(Some((0, 0, 0)), Some((255, 255, 255))), (0, 0, 0));
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((contrast((7, 7, 7), (7, 7, 7)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn everything_can_be_read() {
        const STEPS: [u8; 7] = [0, 43, 85, 118, 128, 200, 255];
        let each = |make: &mut dyn FnMut(Rgb)| {
            for red in STEPS {
                for green in STEPS {
                    for blue in STEPS {
                        make((red, green, blue));
                    }
                }
            }
        };
        each(&mut |behind| {
            each(&mut |letters| {
                let drawn = readable(Some(letters), Some(behind));
                assert!(contrast(drawn, behind) >= LEAST, "{letters:?} {behind:?}");
            });
            assert!(contrast(readable(None, Some(behind)), behind) >= LEAST);
            assert!(contrast(readable(Some(behind), None), GROUND) >= LEAST);
        });
    }
}
