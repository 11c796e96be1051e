//! SGR, the control sequence that sets the look of what follows it.
//!
//! ECMA-48 8.3.117; 90-107 are aixterm's bright colours; `38` and `48` are
//! ITU-T T.416, of which both spellings (`;` and `:`) are seen in logs.

use crate::{color::Color, style::Style};

/// Applies the parameters of one SGR sequence (what stands between `ESC [` and
/// `m`) to a style. Numbers that are not known, or incomplete, change nothing.
pub(crate) fn apply(style: &mut Style, parameters: &[u8]) {
    // `ESC [ > 4 ; 2 m` and its like end in `m` but set a keyboard, not a look.
    if !parameters.iter().all(|byte| matches!(byte, b'0'..=b';')) {
        return;
    }
    let mut rest = parameters.split(|&byte| byte == b';');
    while let Some(parameter) = rest.next() {
        if let Some(colon) = parameter.iter().position(|&byte| byte == b':') {
            let (code, values) = (number(&parameter[..colon]), &parameter[colon + 1..]);
            apply_with_values(style, code, values);
            continue;
        }
        match number(parameter) {
            code @ (38 | 48 | 58) => {
                let mode = rest.next().map(number);
                let wanted = match mode {
                    Some(5) => 1,
                    Some(2) => 3,
                    Some(_) | None => 0,
                };
                let mut values = [0; 3];
                let mut count = 0;
                for (value, told) in values.iter_mut().zip(rest.by_ref().take(wanted)) {
                    *value = number(told);
                    count += 1;
                }
                set_color(style, code, color(mode, &values[..count]));
            }
            code => apply_code(style, code),
        }
    }
}

/// A parameter written with colons: `4:3` (a curly underline), `38:5:208`,
/// `38:2:1:2:3` or, with the colour space that T.416 asks for, `38:2::1:2:3`.
fn apply_with_values(style: &mut Style, code: u16, values: &[u8]) {
    let values: Vec<u16> = values.split(|&byte| byte == b':').map(number).collect();
    let Some((&mode, rest)) = values.split_first() else {
        return;
    };
    match code {
        4 => style.underline = mode != 0,
        38 | 48 => {
            let rest = if mode == 2 && rest.len() > 3 {
                &rest[1..]
            } else {
                rest
            };
            set_color(style, code, color(Some(mode), rest));
        }
        _ => {}
    }
}

fn apply_code(style: &mut Style, code: u16) {
    match code {
        0 => *style = Style::default(),
        1 => style.bold = true,
        2 => style.dim = true,
        3 => style.italic = true,
        4 => style.underline = true,
        7 => style.inverse = true,
        8 => style.conceal = true,
        9 => style.strike = true,
        // ECMA-48 has a double underline at 21; GitLab, and the Linux console
        // before it, end bold there, and logs are written with that in mind.
        21 => style.bold = false,
        22 => (style.bold, style.dim) = (false, false),
        23 => style.italic = false,
        24 => style.underline = false,
        27 => style.inverse = false,
        28 => style.conceal = false,
        29 => style.strike = false,
        39 => style.foreground = Color::Default,
        49 => style.background = Color::Default,
        _ => {
            if let Some(color) = palette(code, 30, 90) {
                style.foreground = color;
            } else if let Some(color) = palette(code, 40, 100) {
                style.background = color;
            }
        }
    }
}

/// The palette colour of a code in `normal..normal + 8` or `bright..bright + 8`.
fn palette(code: u16, normal: u16, bright: u16) -> Option<Color> {
    let index = [(normal, 0), (bright, 8)]
        .into_iter()
        .find_map(|(first, offset)| {
            let index = code.checked_sub(first)?;
            (index < 8).then_some(index + offset)
        })?;
    u8::try_from(index).ok().map(Color::Palette)
}

/// The colour of an extended parameter: mode 5 is one number, mode 2 is three.
fn color(mode: Option<u16>, values: &[u16]) -> Option<Color> {
    let value = |index: usize| {
        values
            .get(index)
            .and_then(|&number| u8::try_from(number).ok())
    };
    match mode {
        Some(5) => Some(Color::Palette(value(0)?)),
        Some(2) => Some(Color::Rgb(value(0)?, value(1)?, value(2)?)),
        Some(_) | None => None,
    }
}

/// Sets the colour that an extended code names. 58, the colour of an underline,
/// is read only so that its values are not taken for codes.
fn set_color(style: &mut Style, code: u16, color: Option<Color>) {
    match (code, color) {
        (38, Some(color)) => style.foreground = color,
        (48, Some(color)) => style.background = color,
        _ => {}
    }
}

/// A decimal number; nothing written is 0, and what is too large stays too
/// large for any meaning.
fn number(digits: &[u8]) -> u16 {
    digits.iter().fold(0u16, |number, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u16::from(digit.wrapping_sub(b'0')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(sequences: &[&str]) -> Style {
        let mut style = Style::default();
        for parameters in sequences {
            apply(&mut style, parameters.as_bytes());
        }
        style
    }

    fn foreground(color: Color) -> Style {
        Style {
            foreground: color,
            ..Style::default()
        }
    }

    #[test]
    fn colours_in_every_spelling() {
        let table = [
            ("31", foreground(Color::Palette(1))),
            ("97", foreground(Color::Palette(15))),
            ("38;5;208", foreground(Color::Palette(208))),
            ("38:5:208", foreground(Color::Palette(208))),
            ("38;2;1;2;3", foreground(Color::Rgb(1, 2, 3))),
            ("38:2:1:2:3", foreground(Color::Rgb(1, 2, 3))),
            ("38:2::1:2:3", foreground(Color::Rgb(1, 2, 3))),
            ("58;5;1;31", foreground(Color::Palette(1))),
            ("0032", foreground(Color::Palette(2))),
        ];
        for (parameters, style) in table {
            assert_eq!(after(&[parameters]), style, "{parameters}");
        }
        let both = after(&["38;5;1;48;2;4;5;6;1"]);
        assert_eq!(both.background, Color::Rgb(4, 5, 6));
        assert!(both.bold);
        assert_eq!(after(&["44"]).background, Color::Palette(4));
        assert_eq!(after(&["107"]).background, Color::Palette(15));
    }

    #[test]
    fn what_is_not_understood_changes_nothing() {
        let table = [
            "38",
            "38;5",
            "38;5;256",
            "38;2;1;2",
            "38;2;1;2;999",
            "38:7:1",
            "38;9",
            "5",
            "6",
            "10",
            "53",
            "98",
            "108",
            "58:5:1",
            ">4;2",
            "?1",
            "1 ",
            "99999999999999999999",
        ];
        for parameters in table {
            assert_eq!(after(&[parameters]), Style::default(), "{parameters}");
        }
    }

    #[test]
    fn each_attribute_can_be_set_and_ended() {
        let table = [
            ("1", "22"),
            ("1", "21"),
            ("2", "22"),
            ("3", "23"),
            ("4", "24"),
            ("4:3", "4:0"),
            ("7", "27"),
            ("8", "28"),
            ("9", "29"),
            ("31", "39"),
            ("41", "49"),
            ("1;2;3;4;7;8;9;31;41", ""),
            ("1;31", "0;"),
        ];
        for (set, end) in table {
            assert_ne!(after(&[set]), Style::default(), "{set}");
            assert_eq!(after(&[set, end]), Style::default(), "{set} then {end}");
        }
    }
}
