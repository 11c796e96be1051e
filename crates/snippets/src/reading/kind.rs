//! What a pasted text was taken for.

/// What a pasted text was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A curl command, alone or in a shell script.
    Curl,
    /// A file of curl's options.
    CurlConfig,
    /// A wget command.
    Wget,
    /// A command of HTTPie's, or of xh, which takes the same.
    Httpie,
    /// A job of a `.gitlab-ci.yml` whose script makes the call.
    CiScript,
    /// A job of a `.gitlab-ci.yml` with the keyword `trigger`.
    CiTrigger,
    /// Another YAML file with a command in it.
    YamlScript,
    /// A crontab, or a line of one.
    Crontab,
    /// Units of systemd.
    Systemd,
    /// `KEY=value` lines.
    DotEnv,
    /// The body of a call as JSON.
    JsonCall,
    /// Variables as JSON.
    JsonVariables,
    /// The fields of a call as YAML.
    YamlCall,
    /// Variables as YAML.
    YamlVariables,
    /// The address of a trigger call, as a webhook has it.
    TriggerUrl,
    /// A link to GitLab's page for a new pipeline.
    NewPipelineLink,
    /// A link to this console's Run form.
    RunLink,
    /// A form body or the query of an address.
    Form,
    /// Something in which only a trigger's address was found.
    SomethingWithAddress,
    /// Nothing that is known here.
    Unknown,
}

impl Kind {
    /// The kind for people, with its article: it fits behind “Read as”.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Curl => "a curl command",
            Self::CurlConfig => "a file of curl’s options",
            Self::Wget => "a wget command",
            Self::Httpie => "an HTTPie command",
            Self::CiScript => "a job of a .gitlab-ci.yml",
            Self::CiTrigger => "a trigger job of a .gitlab-ci.yml",
            Self::YamlScript => "a command in a YAML file",
            Self::Crontab => "a crontab",
            Self::Systemd => "a systemd service",
            Self::DotEnv => "a .env file",
            Self::JsonCall => "a call as JSON",
            Self::JsonVariables => "variables as JSON",
            Self::YamlCall => "a call as YAML",
            Self::YamlVariables => "variables as YAML",
            Self::TriggerUrl => "the address of a trigger call",
            Self::NewPipelineLink => "a link to GitLab’s page for a new pipeline",
            Self::RunLink => "a link to a Run form",
            Self::Form => "the fields of a form",
            Self::SomethingWithAddress => "a text with the address of a trigger call",
            Self::Unknown => "nothing that is known here",
        }
    }
}
