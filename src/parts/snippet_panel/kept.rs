//! What the panel remembers on the device: which place was chosen last, and
//! how its calls are written. Neither a token nor anything that was typed.

use crate::data::kept::Document;
use serde::{Deserialize, Serialize};
use snippets::{CiForm, CurlAge, Lines, OptionNames, Options, Style};

/// The last place chosen, by its stable name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct SnippetPlace(pub(super) String);

impl Document for SnippetPlace {
    const NAME: &'static str = "snippet-place";
    const HOLDS: &'static str = "the place last chosen for a snippet";
    const VERSION: u32 = 1;
}

/// The last place that has no tab of its own, and the options that are a
/// matter of taste or of the machines that somebody pastes into. Those that
/// belong to one call are not kept: when it runs, which API it calls, and
/// whether its job runs on the GitLab that it calls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SnippetOptions {
    pub(super) more: String,
    encoded: bool,
    one_line: bool,
    short_names: bool,
    older_curl: bool,
    only: bool,
    pub(super) marked: bool,
}

impl Document for SnippetOptions {
    const NAME: &'static str = "snippet-options";
    const HOLDS: &'static str = "how snippets are written";
    const VERSION: u32 = 1;
}

impl SnippetOptions {
    /// The options as they start.
    pub(super) fn options(&self) -> Options {
        let on = |on: bool| on.then_some(());
        Options {
            style: on(self.encoded).map_or(Style::Fitting, |()| Style::Encoded),
            lines: on(self.one_line).map_or(Lines::Many, |()| Lines::One),
            option_names: on(self.short_names).map_or(OptionNames::Long, |()| OptionNames::Short),
            curl: on(self.older_curl).map_or(CurlAge::Since776, |()| CurlAge::Older),
            ci_form: on(self.only).map_or(CiForm::Rules, |()| CiForm::Only),
            ..Options::default()
        }
    }

    /// Takes over what is to be kept of `options`.
    pub(super) fn keep(&mut self, options: &Options) {
        self.encoded = options.style == Style::Encoded;
        self.one_line = options.lines == Lines::One;
        self.short_names = options.option_names == OptionNames::Short;
        self.older_curl = options.curl == CurlAge::Older;
        self.only = options.ci_form == CiForm::Only;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use snippets::CalledGitlab;

    #[test]
    fn what_is_kept_comes_back_and_the_rest_starts_anew() {
        let taste = Options {
            style: Style::Encoded,
            lines: Lines::One,
            option_names: OptionNames::Short,
            curl: CurlAge::Older,
            ci_form: CiForm::Only,
            ..Options::default()
        };
        let mut kept = SnippetOptions::default();
        assert_eq!(kept.options(), Options::default());
        kept.keep(&Options {
            called: CalledGitlab::Own,
            ..taste.clone()
        });
        assert_eq!(kept.options(), taste);
    }

    #[test]
    fn a_document_of_fewer_options_is_read() {
        let read: SnippetOptions = serde_json::from_str(r#"{"one_line":true}"#).unwrap();
        assert_eq!(read.options().lines, Lines::One);
        assert_eq!(read.options().style, Style::Fitting);
    }
}
