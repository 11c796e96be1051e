//! Models of how crons read the command of a line, after their sources. With `--long`
//! those of Debian and busybox are compared with the programs themselves.

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

    /// The command that `sh` gets. Panics where the command would be cut: at a `%`, which
    /// begins the input of the command, at a `#` by busybox, or for its length.
    pub(crate) fn reads(self, line: &str) -> String {
        assert!(line.len() <= 998 || matches!(self, Self::Busybox), "{line}");
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
            let cuts = match self {
                Self::Busybox => character == '#',
                Self::CronieAndOpenBsd | Self::DebianAndFreeBsd | Self::Of1993 => {
                    character == '%' && !escaped
                }
            };
            assert!(!cuts, "{self:?} cuts at {character}: {line}");
            command.push(character);
            escaped = character == '\\' && !escaped;
        }
        command
    }
}
