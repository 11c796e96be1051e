//! Reads the command line.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use pullcord_demo::host::{ConsoleOptions, ConsolePath, Options};
use pullcord_demo::server::{Dialects, Release, Server};
use pullcord_demo::world::Moment;

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Wish {
    Run(Options),
    Help,
    Version,
}

/// What is wrong with the command line; its text is for people.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misunderstood(String);

impl fmt::Display for Misunderstood {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} Run with --help to see all options.", self.0)
    }
}

impl From<lexopt::Error> for Misunderstood {
    fn from(error: lexopt::Error) -> Self {
        let text = error.to_string();
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        Self(format!("{}.", first.chain(letters).collect::<String>()))
    }
}

/// Where the demo GitLab listens if nothing else is said.
const GITLAB: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8485);
/// Where the console listens if nothing else is said.
const CONSOLE: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8484);

/// Reads the arguments behind the program's name.
pub(crate) fn read(mut arguments: Parser) -> Result<Wish, Misunderstood> {
    let mut options = Options {
        listen: GITLAB,
        allowed_hosts: Vec::new(),
        clock: None,
        server: Server::default(),
        scale: false,
        control: false,
        console: None,
    };
    let (mut folder, mut console_listen, mut console_path) = (None, None, None);
    let (mut release, mut dialects) = (None, None);
    let mut may_be_public = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Wish::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Wish::Version),
            Arg::Long("listen") => options.listen = address(&mut arguments, "--listen")?,
            Arg::Long("allowed-host") => options.allowed_hosts.push(arguments.value()?.string()?),
            Arg::Long("clock") => options.clock = Some(moment(&mut arguments)?),
            Arg::Long("gitlab") => release = Some(age(&mut arguments)?),
            Arg::Long("api") => dialects = Some(api(&mut arguments)?),
            Arg::Long("scale") => options.scale = true,
            Arg::Long("control") => options.control = true,
            Arg::Long("console") => folder = Some(PathBuf::from(arguments.value()?)),
            Arg::Long("console-listen") => {
                console_listen = Some(address(&mut arguments, "--console-listen")?);
            }
            Arg::Long("console-path") => console_path = Some(path(&mut arguments)?),
            Arg::Long("i-know-this-is-public") => may_be_public = true,
            Arg::Short(_) | Arg::Long(_) | Arg::Value(_) => {
                return Err(argument.unexpected().into());
            }
        }
    }
    let release = release.unwrap_or_else(|| Server::default().release());
    options.server = Server::new(release, dialects)
        .map_err(|contradiction| Misunderstood(contradiction.to_string()))?;
    options.console = match folder {
        Some(folder) => Some(ConsoleOptions {
            folder,
            listen: console_listen.unwrap_or(CONSOLE),
            path: console_path
                .or_else(|| ConsolePath::parse("/"))
                .ok_or_else(bad_path)?,
        }),
        None if console_listen.is_some() || console_path.is_some() => {
            return Err(Misunderstood(
                "--console-listen and --console-path need --console DIR, the folder of the \
                 built console."
                    .to_owned(),
            ));
        }
        None => None,
    };
    check_reach(&options, may_be_public)?;
    Ok(Wish::Run(options))
}

/// Others may reach the demo only when that is said twice.
fn check_reach(options: &Options, may_be_public: bool) -> Result<(), Misunderstood> {
    if options.is_loopback() {
        return Ok(());
    }
    if !may_be_public {
        return Err(Misunderstood(
            "That address lets other machines reach the demo, and whoever reaches it can do \
             everything in it. Use 127.0.0.1, or add --i-know-this-is-public."
                .to_owned(),
        ));
    }
    if options.control {
        return Err(Misunderstood(
            "--control is only for a demo that no other machine can reach. Leave it out, or \
             listen on 127.0.0.1."
                .to_owned(),
        ));
    }
    if options.allowed_hosts.is_empty() {
        return Err(Misunderstood(
            "A demo that others can reach has to know its name. Add --allowed-host NAME, with \
             the name or address that people will type."
                .to_owned(),
        ));
    }
    Ok(())
}

fn address(arguments: &mut Parser, option: &str) -> Result<SocketAddr, Misunderstood> {
    let text = arguments.value()?.string()?;
    text.parse().map_err(|_| {
        Misunderstood(format!(
            "{option} needs an address with a port, such as 127.0.0.1:8485, \
                               and `{text}` is none."
        ))
    })
}

fn moment(arguments: &mut Parser) -> Result<Moment, Misunderstood> {
    let text = arguments.value()?.string()?;
    Moment::parse(&text).ok_or_else(|| {
        Misunderstood(format!(
            "--clock needs a moment such as 2026-11-23T09:00:00Z, and \
                               `{text}` is none."
        ))
    })
}

fn age(arguments: &mut Parser) -> Result<Release, Misunderstood> {
    let text = arguments.value()?.string()?;
    Release::of_word(&text).ok_or_else(|| {
        let known = Release::ALL.map(Release::word).join(", ");
        Misunderstood(format!(
            "--gitlab needs the age of the GitLab, one of {known}, and `{text}` is none."
        ))
    })
}

fn api(arguments: &mut Parser) -> Result<Dialects, Misunderstood> {
    let text = arguments.value()?.string()?;
    Dialects::of_word(&text).ok_or_else(|| {
        let known = Dialects::ALL.map(Dialects::word).join(", ");
        Misunderstood(format!("--api needs one of {known}, and `{text}` is none."))
    })
}

fn path(arguments: &mut Parser) -> Result<ConsolePath, Misunderstood> {
    ConsolePath::parse(&arguments.value()?.string()?).ok_or_else(bad_path)
}

fn bad_path() -> Misunderstood {
    Misunderstood(
        "--console-path needs a path of letters, digits, `-`, `_`, `.` and `/`, such as \
         /tools/pullcord/."
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::{Wish, read};

    fn parse(line: &str) -> Result<Wish, String> {
        let parser = lexopt::Parser::from_args(line.split_whitespace());
        read(parser).map_err(|error| error.to_string())
    }

    #[test]
    fn a_demo_without_arguments_is_for_this_machine_alone() {
        let Ok(Wish::Run(options)) = parse("") else {
            panic!("it must run")
        };
        assert_eq!(options.listen.to_string(), "127.0.0.1:8485");
        assert!(options.console.is_none() && !options.control && options.is_loopback());
    }

    #[test]
    fn all_options_are_understood() {
        let line = "--listen [::1]:0 --console dist --console-listen 127.0.0.1:1 \
                    --console-path tools/x --clock 2026-01-01 --control --scale --allowed-host a";
        let Ok(Wish::Run(options)) = parse(line) else {
            panic!("it must run")
        };
        let console = options.console.as_ref().unwrap();
        assert_eq!(console.path.to_string(), "/tools/x/");
        assert_eq!(console.listen.port(), 1);
        assert!(
            options.control && options.scale && options.clock.is_some() && options.is_loopback()
        );
        assert!(matches!(parse("--help"), Ok(Wish::Help)));
        assert!(matches!(parse("-V"), Ok(Wish::Version)));
    }

    #[test]
    fn the_age_decides_which_api_answers() {
        let table = [
            ("", "19 v4"),
            ("--gitlab 8.4", "8.4 v3"),
            ("--gitlab 8.17", "8.17 v3"),
            ("--gitlab 9.0", "9.0 both"),
            ("--gitlab 11.5", "11.5 v4"),
            ("--gitlab 19 --api v4", "19 v4"),
            ("--api v3 --gitlab 9.0", "9.0 v3"),
            ("--api v4 --gitlab 9.0", "9.0 v4"),
        ];
        for (line, expected) in table {
            let Ok(Wish::Run(options)) = parse(line) else {
                panic!("{line} must run")
            };
            let server = options.server;
            let said = format!("{} {}", server.release(), server.dialects());
            assert_eq!(said, expected, "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let table = [
            ("--listen 8485", "needs an address with a port"),
            ("--clock tomorrow", "needs a moment"),
            ("--listen 0.0.0.0:1", "--i-know-this-is-public"),
            (
                "--listen 0.0.0.0:1 --i-know-this-is-public",
                "--allowed-host NAME",
            ),
            (
                "--listen 0.0.0.0:1 --i-know-this-is-public --allowed-host a --control",
                "--control is only",
            ),
            (
                "--console d --console-listen 0.0.0.0:1",
                "--i-know-this-is-public",
            ),
            ("--console-path /x/", "need --console DIR"),
            (
                "--gitlab 7.14",
                "one of 8.4, 8.17, 9.0, 11.5, 19, and `7.14` is none",
            ),
            ("--api v5", "one of v3, v4, both, and `v5` is none"),
            (
                "--api v3",
                "GitLab 19 answers API v4 alone, so --api v3 cannot be.",
            ),
            (
                "--gitlab 8.17 --api both",
                "GitLab 8.17 answers API v3 alone",
            ),
            (
                "--gitlab 11.5 --api both",
                "choose --gitlab 9.0, which has both",
            ),
            (
                "--console d --console-path /a%20b/",
                "--console-path needs a path",
            ),
            ("--faults", "Invalid option '--faults'."),
            ("surplus", "Unexpected argument"),
            ("--listen", "Missing argument for option '--listen'."),
        ];
        for (line, expected) in table {
            let said = parse(line).unwrap_err();
            assert!(
                said.contains(expected) && said.contains("--help"),
                "{line}: {said}"
            );
        }
    }
}
