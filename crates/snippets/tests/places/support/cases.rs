//! Texts that tools get wrong. Each must arrive as it is, as ref and as value.

/// Spaces, line ends and nothing at all: trimmed, folded or normalised on the way.
const BLANKS: &[&str] = &[
    "",
    " ",
    "  lead and trail  ",
    "a\tb",
    "\tx\t",
    "\nx",
    "x\n",
    "x\n\n",
    "a\r\nb",
    "a\rb",
    "two\nlines",
];

/// Quotes that end ours.
const QUOTES: &[&str] = &[
    "it's",
    "'",
    "''''",
    "say \"hi\"",
    "ends with \"",
    "\"",
    r#"a\'b\"c"#,
    r#"a'"'"'b'\''c"#,
    "`'\"",
];

/// Backslashes: fish, cron, double quotes and echo eat some.
const BACKSLASHES: &[&str] = &[
    "\\", r"\\", r"\\\", r"a\b", r"a\\b", r"a\\\\b", r"C:\dir\", r"a\nb", r"\'", r"\%", r"\\%",
    r"%\",
];

/// What shells, GitLab and Windows replace.
const EXPANSIONS: &[&str] = &[
    "a$HOME-${PATH}-$1",
    "$$",
    "pa$$w0rd",
    "$(touch pwned)",
    "`touch pwned`",
    "hey!! !x !$",
    "~root",
    "~",
    "*",
    "*?[a-z]{1,2}~",
    "{a,b}",
    "$(1+1)$env:PATH",
    "a`nb",
    "%PATH% %OS%",
    "!x!",
    "$'\\n'",
    "=ls",
    "%1",
    "^old^new",
];

/// What ends a command or starts another.
const OPERATORS: &[&str] = &[
    "a;touch pwned",
    "a&touch pwned&&touch pwned",
    "a|tee pwned||b",
    "a>pwned<c>>d",
    "#not a comment",
    "f(){ :; };f",
    "a^b&c|d",
    "--%",
    "<(id)",
    "a\n;touch pwned\n",
];

/// What curl takes for an option, a file, a range or a MIME type.
const CURL: &[&str] = &[
    "@/etc/hostname",
    "</etc/hostname",
    "user@host",
    "text;type=application/json",
    "x;filename=pwned",
    "x;headers=\"X-A: b\"",
    "-v",
    "--output=pwned",
    "-",
    "[1-3]{a,b}",
    "[",
    "1+1=2",
    "+",
    "k=v=w",
    "=",
    "&",
    "a=b&ref=other&token=stolen",
    "a%20b%2Fc",
    "100%",
    "%",
    "%%",
    "%zz",
    "John; Doe",
    "a,b",
    "?x#y",
];

/// What YAML gives a type, or takes for its own signs.
const YAML: &[&str] = &[
    "yes",
    "no",
    "null",
    "~",
    "0777",
    "1e3",
    "22:22",
    "2001-12-14",
    "1_000",
    "a: b",
    "- a",
    "&a *b !c",
    "%TAG",
    "---\n...\n",
    "a #b",
    "|-",
    "$[[ inputs.x ]]",
    "${{ x }}",
    "{{ x }}",
];

/// What ends a here-document.
const TERMINATORS: &[&str] = &[
    "EOF\n$(touch pwned)\nEOF",
    "\nEOF\ntouch pwned\n",
    "'EOF'\n`touch pwned`\nEOF\n",
    "END",
    "'@\n\"@",
    "\"@\n'@",
];

/// What a terminal acts upon when it is pasted.
const CONTROLS: &[&str] = &[
    "\u{1b}[31mred",
    "a\u{1b}[201~;touch pwned\n",
    "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}",
    "\u{7f}",
    "a\u{9b}31mb",
    "\u{4}",
    "\u{3}",
];

/// Text beyond ASCII: other quotes, other line ends, two ways to write one word, and what
/// cannot be seen.
const UNICODE: &[&str] = &[
    "a\u{a0}b",
    "naïve",
    "nai\u{308}ve",
    "日本語",
    "👩\u{200d}🚀",
    "‘’‚‛",
    "“”„",
    "\u{202e}gpj.exe",
    "\u{2066}x\u{2069}",
    "a\u{200b}b",
    "\u{feff}x",
    "a\u{85}b",
    "a\u{2028}b\u{2029}c",
    "مرحبا",
    "\u{61c}\u{200e}\u{200f}\u{202a}x\u{202c}\u{202d}\u{2067}y\u{2068}",
    "Å \u{212b} A\u{30a} \u{1112}\u{1161}\u{11ab} 한",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{fdd0}\u{f600}\u{f6ff}\u{e000}",
    "ﬁ",
];

/// Names that Git allows for a branch.
pub(crate) const LEGAL_REFS: &[&str] = &[
    "x';touch${IFS}pwned;'",
    "$(touch${IFS}pwned)",
    "`touch${IFS}pwned`",
    "\"&&touch${IFS}pwned&&\"",
    "feature/#42-100%_déjà",
    "release/1.0",
    "refs/heads/main",
    "a|touch${IFS}pwned",
    "%0atouch",
    "x%0a%0Dtouch${IFS}pwned%00",
    "x'\"`);touch${IFS}pwned;#",
    "x--output=pwned",
    "x@y",
    "{{7}}${{7}}<%=7%>",
];

/// Every case, a long value at the end.
pub(crate) fn all() -> Vec<String> {
    let groups = [
        BLANKS,
        QUOTES,
        BACKSLASHES,
        EXPANSIONS,
        OPERATORS,
        CURL,
        YAML,
        TERMINATORS,
        CONTROLS,
        UNICODE,
        LEGAL_REFS,
    ];
    let mut cases: Vec<String> = groups
        .into_iter()
        .flatten()
        .map(|&case| case.to_owned())
        .collect();
    cases.push("x".repeat(8_000));
    cases
}
