//! curl's options by name, and how curl is called.

use crate::{CurlAge, OptionNames, Options};

/// An option of curl's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    FailWithBody,
    Fail,
    Silent,
    ShowError,
    Output,
    Globoff,
    Request,
    Proto,
    FormString,
    Data,
    DataUrlencode,
    Get,
    Header,
    Config,
}

impl Flag {
    /// The option as it is written; some have no short name.
    pub(crate) const fn text(self, names: OptionNames) -> &'static str {
        match (self, names) {
            (Self::FailWithBody, _) => "--fail-with-body",
            (Self::Proto, _) => "--proto",
            (Self::FormString, _) => "--form-string",
            (Self::DataUrlencode, _) => "--data-urlencode",
            (Self::Fail, OptionNames::Long) => "--fail",
            (Self::Fail, OptionNames::Short) => "-f",
            (Self::Silent, OptionNames::Long) => "--silent",
            (Self::Silent, OptionNames::Short) => "-s",
            (Self::ShowError, OptionNames::Long) => "--show-error",
            (Self::ShowError, OptionNames::Short) => "-S",
            (Self::Output, OptionNames::Long) => "--output",
            (Self::Output, OptionNames::Short) => "-o",
            (Self::Globoff, OptionNames::Long) => "--globoff",
            (Self::Globoff, OptionNames::Short) => "-g",
            (Self::Request, OptionNames::Long) => "--request",
            (Self::Request, OptionNames::Short) => "-X",
            (Self::Data, OptionNames::Long) => "--data",
            (Self::Data, OptionNames::Short) => "-d",
            (Self::Get, OptionNames::Long) => "--get",
            (Self::Get, OptionNames::Short) => "-G",
            (Self::Header, OptionNames::Long) => "--header",
            (Self::Header, OptionNames::Short) => "-H",
            (Self::Config, OptionNames::Long) => "--config",
            (Self::Config, OptionNames::Short) => "-K",
        }
    }
}

/// What curl prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loudness {
    /// All of it, for a person at a terminal.
    Terminal,
    /// The answer and errors: a log is no place for a progress meter.
    Log,
    /// Errors only: cron mails whatever is printed.
    Errors,
}

/// How curl is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Curl {
    pub(super) names: OptionNames,
    loudness: Loudness,
    age: CurlAge,
}

impl Curl {
    /// At a terminal.
    pub(crate) const fn at_terminal(options: &Options) -> Self {
        Self {
            names: options.option_names,
            loudness: Loudness::Terminal,
            age: options.curl,
        }
    }

    /// In a job or a service, whose output is kept as a log.
    pub(crate) const fn for_log(options: &Options) -> Self {
        Self {
            loudness: Loudness::Log,
            ..Self::at_terminal(options)
        }
    }

    /// In a job whose image brings a curl of today.
    pub(crate) const fn in_image(options: &Options) -> Self {
        Self {
            age: CurlAge::Since776,
            ..Self::for_log(options)
        }
    }

    /// Quiet when it works, with curl's message when it does not. As the answer is thrown
    /// away, `--fail` says as much as `--fail-with-body`, and older curls know it.
    pub(crate) const fn for_mail(options: &Options) -> Self {
        Self {
            names: options.option_names,
            loudness: Loudness::Errors,
            age: CurlAge::Older,
        }
    }

    /// The program and its first options; the value of `--proto` follows.
    pub(super) fn opening(self) -> String {
        let fail = match self.age {
            CurlAge::Since776 => Flag::FailWithBody,
            CurlAge::Older => Flag::Fail,
        };
        let text = |flag: Flag| flag.text(self.names);
        let mut words = vec!["curl"];
        match self.loudness {
            Loudness::Terminal => words.push(text(fail)),
            Loudness::Log => words.extend([Flag::Silent, Flag::ShowError, fail].map(text)),
            Loudness::Errors => {
                words.extend([fail, Flag::Silent, Flag::ShowError, Flag::Output].map(text));
                words.push("/dev/null");
            }
        }
        words.extend([
            text(Flag::Globoff),
            text(Flag::Request),
            "POST",
            text(Flag::Proto),
        ]);
        words.join(" ")
    }
}
