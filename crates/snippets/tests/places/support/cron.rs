//! Models of how crons read the command of a line, after their sources.

/// A family of crons that read a command alike.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cron {
    CronieAndOpenBsd,
    DebianAndFreeBsd,
    Of1993,
    Busybox,
}

impl Cron {
    pub(crate) const ALL: [Self; 4] = [
        Self::CronieAndOpenBsd,
        Self::DebianAndFreeBsd,
        Self::Of1993,
        Self::Busybox,
    ];

    /// The command that `sh` gets. Panics where the command would be cut at a `%`.
    pub(crate) fn reads(self, line: &str) -> String {
        let mut command = String::new();
        let mut escaped = false;
        for character in line.chars() {
            let backslash_goes = escaped
                && match self {
                    Self::CronieAndOpenBsd => character == '%',
                    Self::DebianAndFreeBsd => matches!(character, '%' | '\\'),
                    Self::Of1993 | Self::Busybox => false,
                };
            if backslash_goes {
                command.pop();
            }
            let cuts = character == '%' && !escaped && !matches!(self, Self::Busybox);
            assert!(!cuts, "{self:?} cuts at the percent sign: {line}");
            command.push(character);
            escaped = character == '\\' && !escaped;
        }
        command
    }
}
