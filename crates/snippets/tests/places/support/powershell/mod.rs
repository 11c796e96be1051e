//! A model of PowerShell, as far as our texts need it: written after its language
//! specification and Microsoft's documentation. It panics at whatever it does not know, so
//! nothing in a text can go unread.

pub(crate) mod string;

use std::path::Path;

/// What differs between the versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// Windows PowerShell 5.1, on .NET Framework as it treats programs built before 4.5.
    Windows51,
    /// PowerShell 7, on .NET.
    Seven,
}

/// What a text sends.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) url: String,
    pub(crate) body: String,
}

/// A running text: what is still to be read, and where it runs.
pub(crate) struct PowerShell<'a> {
    version: Version,
    rest: &'a str,
    environment: &'a [(String, String)],
    uri: Option<String>,
}

impl<'a> PowerShell<'a> {
    /// Runs `text`; `Err` has what it throws.
    pub(crate) fn run(
        version: Version,
        text: &'a str,
        environment: &'a [(String, String)],
    ) -> Result<Request, String> {
        let mut shell = Self {
            version,
            rest: text,
            environment,
            uri: None,
        };
        let answer = shell.script();
        assert_eq!(shell.rest, "", "not read in {text}");
        answer
    }

    fn script(&mut self) -> Result<Request, String> {
        if !self.takes("$uri = [uri]") {
            return Ok(self.invoke_rest_method());
        }
        let address = self.string();
        self.uri = Some(self.absolute_uri(&address));
        assert!(self.takes("\n") || self.takes("; "), "{}", self.rest);
        self.must("if ($uri.AbsoluteUri -like '*%2F*') {");
        self.blanks();
        let request = self.invoke_rest_method();
        self.blanks();
        self.must("} else { throw ");
        let thrown = self.string();
        self.must(" }");
        // -like tells no case apart; our escapes are in upper case.
        if self.uri.as_ref().unwrap().contains("%2F") {
            Ok(request)
        } else {
            Err(thrown)
        }
    }

    fn invoke_rest_method(&mut self) -> Request {
        self.must("Invoke-RestMethod -Method Post -Uri ");
        let url = if self.takes("$uri") {
            self.uri.clone().unwrap()
        } else {
            let address = self.string();
            self.absolute_uri(&address)
        };
        self.must(
            " -ContentType 'application/x-www-form-urlencoded' -MaximumRedirection 0 \
             -ErrorAction Stop -Body (",
        );
        self.blanks();
        let body = self.sum();
        self.blanks();
        self.must(")");
        assert!(body.is_ascii(), "{body}");
        Request { url, body }
    }

    /// Strings and calls, added up.
    fn sum(&mut self) -> String {
        let mut sum = self.term();
        while self.takes(" +") {
            self.blanks();
            sum.push_str(&self.term());
        }
        sum
    }

    fn term(&mut self) -> String {
        if self.takes("[uri]::EscapeDataString(") {
            let text = self.argument();
            self.must(")");
            self.escaped(&text)
        } else {
            self.string()
        }
    }

    fn argument(&mut self) -> String {
        if self.takes("$env:") {
            let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
            let end = self.rest.find(|character| !is_name(character)).unwrap();
            let (name, rest) = self.rest.split_at(end);
            self.rest = rest;
            let mut known = self.environment.iter();
            // Windows tells no case apart in names.
            let found = known.find(|(known, _)| known.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        } else {
            self.must("(Get-Content -Raw -ErrorAction Stop -LiteralPath ");
            let path = self.string();
            self.must(").TrimEnd()");
            let contents = std::fs::read_to_string(Path::new(&path)).unwrap();
            contents.trim_end().to_owned()
        }
    }

    /// `Uri.EscapeDataString`: by RFC 2396 in 5.1, by RFC 3986 in 7.
    fn escaped(&self, text: &str) -> String {
        let kept: &[u8] = match self.version {
            Version::Windows51 => b"-_.!~*'()",
            Version::Seven => b"-_.~",
        };
        let escaped = |byte: u8| {
            if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        };
        text.bytes().map(escaped).collect()
    }

    fn absolute_uri(&self, address: &str) -> String {
        match self.version {
            Version::Windows51 => address.replace("%2F", "/"),
            Version::Seven => address.to_owned(),
        }
    }

    fn string(&mut self) -> String {
        let (string, rest) = string::read(self.rest).unwrap();
        self.rest = rest;
        string
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n']);
    }

    fn takes(&mut self, words: &str) -> bool {
        let after = self.rest.strip_prefix(words);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn must(&mut self, words: &str) {
        assert!(self.takes(words), "{words:?} expected at {:?}", self.rest);
    }
}
