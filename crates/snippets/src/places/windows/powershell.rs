//! A call by `Invoke-RestMethod`, for Windows PowerShell 5.1 and PowerShell 7.

use super::names;
use crate::check::CheckedCall;
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::quote::{powershell::quote, url};
use crate::{Choice, Group, Language, Lines, Note, Options, Place, Proof, Refusal, Written};

/// A call by `Invoke-RestMethod`, for Windows PowerShell 5.1 and PowerShell 7.
///
/// Read by PowerShell alone: no other program is started, as both versions hand quotes to
/// programs in ways of their own. The body is percent-encoded and so ASCII, since 5.1 sends
/// a body in ISO-8859-1; strings stand in single quotes, see `quote/powershell.rs`.
///
/// What is not known yet is encoded by `[uri]::EscapeDataString` (Microsoft's documentation
/// of `System.Uri`). It takes 65,519 characters before .NET 5, more than the 32,767 of a
/// variable of Windows' environment; 5.1 leaves `!*'()` as they are, which a form may have.
///
/// Windows PowerShell turns `%2F` in an address back into `/` (.NET Framework does, unless
/// a program is built for 4.5). So where an address has it, the call is made only if
/// `[uri]` is seen to keep it, and is not sent otherwise.
///
/// `-MaximumRedirection 0` with `-ErrorAction Stop` makes of a redirect an error, save a
/// 307 or 308 in 5.1, which is not followed either. GitLab's reason is the error's text: in
/// 5.1 if the answer tells its length, in 7 always (source of both,
/// `WebRequestPSCmdlet`).
#[derive(Clone, Copy, Debug)]
pub struct PowerShell;

impl Sealed for PowerShell {}

impl Place for PowerShell {
    fn slug(&self) -> &'static str {
        "powershell"
    }

    fn label(&self) -> &'static str {
        "PowerShell"
    }

    fn group(&self) -> Group {
        Group::Windows
    }

    fn search_words(&self) -> &'static str {
        "windows pwsh invoke-restmethod irm ps1"
    }

    fn language(&self) -> Language {
        Language::Powershell
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::Lines]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn proof(&self) -> Proof {
        Proof::Read
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Set $env:{name} to {what} first: in the same window, run “$env:{name} = \
             [Net.NetworkCredential]::new('', (Read-Host -AsSecureString)).Password”, paste it \
             and press Enter."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        names::checked(call)?;
        let address = quote(&call.url());
        let text = if address.contains("%2F") {
            let guarded = [&command("$uri", call, options.lines, "  "), "\n"].concat();
            let lines = [
                ["$uri = [uri]", &address].concat(),
                "if ($uri.AbsoluteUri -like '*%2F*') {".into(),
                ["  ", guarded.trim_end()].concat(),
                ["} else { throw ", &quote(NOT_SENT), " }"].concat(),
            ];
            match options.lines {
                Lines::Many => lines.join("\n"),
                Lines::One => [
                    &lines[0],
                    "; ",
                    &lines[1],
                    " ",
                    lines[2].trim(),
                    " ",
                    &lines[3],
                ]
                .concat(),
            }
        } else {
            command(&address, call, options.lines, "")
        };
        let notes = match call.scheme {
            "https" => vec![Note::Advice(SECURE_CHANNEL)],
            _ => Vec::new(),
        };
        Ok(Written { text, notes })
    }
}

/// Thrown where the address would not stay as it is.
const NOT_SENT: &str = "Nothing was sent: this PowerShell turns %2F in an address into a slash. \
    Use PowerShell 7 (pwsh), or give the project by its number.";

/// What .NET Framework before 4.7 does on its own.
const SECURE_CHANNEL: &str = "If an old Windows PowerShell says that it could not create a secure \
    channel, run [Net.ServicePointManager]::SecurityProtocol = 'Tls12' first, in the same window.";

/// The command; its lines after the first are indented by `indent`.
fn command(address: &str, call: &CheckedCall<'_>, lines: Lines, indent: &str) -> String {
    let fields = call.fields().into_iter().enumerate();
    let terms: Vec<String> = fields.map(|(at, field)| term(at, field)).collect();
    let body = match lines {
        Lines::Many => {
            let between = [" +\n  ", indent].concat();
            let body = terms.join(&between);
            ["(\n  ", indent, &body, "\n", indent, ")"].concat()
        }
        Lines::One => ["(", &terms.join(" + "), ")"].concat(),
    };
    [
        "Invoke-RestMethod -Method Post -Uri ",
        address,
        " -ContentType 'application/x-www-form-urlencoded' -MaximumRedirection 0 \
         -ErrorAction Stop -Body ",
        &body,
    ]
    .concat()
}

/// The field at this place of the body: strings to be added up.
fn term(at: usize, (name, value): (Name<'_>, Value<'_>)) -> String {
    let start = [if at == 0 { "" } else { "&" }, &name.encoded(), "="].concat();
    let escaped = |expression: &str| {
        [
            &quote(&start),
            " + [uri]::EscapeDataString(",
            expression,
            ")",
        ]
        .concat()
    };
    match value {
        Value::Text(text) => quote(&[start, url::encode(text)].concat()),
        Value::Environment(name) => escaped(&["$env:", name].concat()),
        Value::File(path) => escaped(&contents(path)),
    }
}

/// What is in the file, whose name is taken as it is. `Get-Content` reads what the byte
/// order mark says, and unlike .NET it starts from PowerShell's own folder.
fn contents(path: &str) -> String {
    [
        "(Get-Content -Raw -ErrorAction Stop -LiteralPath ",
        &quote(path),
        ").TrimEnd()",
    ]
    .concat()
}
