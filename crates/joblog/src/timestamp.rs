//! The time that newer runners write in front of each line.

/// When the runner received a line: UTC, to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp([u8; Self::LENGTH]);

impl Timestamp {
    /// Bytes of `2026-03-04T05:06:07.890123Z`.
    const LENGTH: usize = 27;

    /// The time in RFC 3339, as `2026-03-04T05:06:07.890123Z`. Only its form
    /// has been looked at: a month of 19 is passed on as the log wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Never empty in practice: the header's form admits ASCII only.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// What stands in front of a line: the time, the number and kind of the stream
/// (`00O`, `01E`), and whether the line goes on from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) timestamp: Timestamp,
    /// The line break before this header is the runner's, not the job's.
    pub(crate) continues: bool,
}

/// The form of a header, byte for byte. A digit stands for itself and all
/// below it, `x` for a hexadecimal digit, `S` for a stream (`E` or `O`) and `+`
/// for a plus or a space. GitLab reads the same form (`Trace::Stream`).
const FORM: &[u8; Header::LENGTH] = b"9999-19-39T29:59:59.999999Z xxS+";

impl Header {
    /// Bytes in front of a line, the same for all.
    pub(crate) const LENGTH: usize = 32;

    /// Whether these bytes are a header or could still become one.
    pub(crate) fn may_start(bytes: &[u8]) -> bool {
        bytes.len() <= Self::LENGTH
            && bytes.iter().zip(FORM).all(|(byte, form)| match form {
                b'0'..=b'9' => (b'0'..=*form).contains(byte),
                b'x' => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
                b'S' => matches!(byte, b'E' | b'O'),
                b'+' => matches!(byte, b'+' | b' '),
                _ => byte == form,
            })
    }

    /// The header that these bytes are, if they are one, whole.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (&last, _) = bytes.split_last()?;
        let timestamp = bytes.first_chunk().copied().map(Timestamp)?;
        (bytes.len() == Self::LENGTH && Self::may_start(bytes)).then_some(Self {
            timestamp,
            continues: last == b'+',
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Header;

    #[test]
    fn a_header_gives_its_time_and_whether_it_continues() {
        let header = Header::read(b"2026-03-04T05:06:07.890123Z 00O ").unwrap();
        assert_eq!(header.timestamp.as_str(), "2026-03-04T05:06:07.890123Z");
        assert!(!header.continues);
        assert!(
            Header::read(b"2026-03-04T05:06:07.890123Z ffE+")
                .unwrap()
                .continues
        );
    }

    #[test]
    fn what_differs_in_one_byte_is_no_header() {
        let table: [&[u8]; 8] = [
            b"2026-23-04T05:06:07.890123Z 00O ",
            b"2026-03-44T05:06:07.890123Z 00O ",
            b"2026-03-04 05:06:07.890123Z 00O ",
            b"2026-03-04T05:06:07.890123+ 00O ",
            b"2026-03-04T05:06:07.890123Z 0AO ",
            b"2026-03-04T05:06:07.890123Z 00X ",
            b"2026-03-04T05:06:07.890123Z 00O-",
            b"2026-03-04T05:06:07.890123Z 00O  ",
        ];
        for bytes in table {
            assert_eq!(Header::read(bytes), None);
            assert!(!Header::may_start(bytes));
        }
        assert_eq!(Header::read(b""), None);
        assert!(Header::may_start(b"2026-0"));
        assert_eq!(Header::read(b"2026-0"), None);
    }
}
