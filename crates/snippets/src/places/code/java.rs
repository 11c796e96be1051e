//! A Java program in one file.

use super::program::{Expressions, needed, only_if, reads_environment, reads_file, without_obeyed};
use crate::check::CheckedCall;
use crate::field::Value;
use crate::place::sealed::Sealed;
use crate::places::setting;
use crate::quote::java::{compiled_length, literal};
use crate::{Field, Group, Language, Options, Place, Refusal, Written};

/// A Java program in one file.
///
/// Read by Java 11 (2018) or later, which runs it with `java Trigger.java`; see
/// `quote/java.rs` for its literals. `URLEncoder` encodes the fields, as UTF-8 as it is
/// told. A client follows no redirect by default (Java API, `HttpClient.Builder`,
/// `followRedirects`) and repeats no POST after a broken connection (OpenJDK,
/// `MultiExchange`). Proxies are those of Java's system properties; the environment's are
/// not looked at, nor is `~/.netrc`.
///
/// `System.getenv` decodes what is set by the locale: in the locale C, what is not ASCII
/// becomes U+FFFD (OpenJDK 17). The program ends if it sees that.
#[derive(Clone, Copy, Debug)]
pub struct Java;

const EXPRESSIONS: Expressions = Expressions {
    literal,
    environment: |name| ["setting(", &literal(name), ")"].concat(),
    file: |path| {
        [
            "Files.readString(Path.of(",
            &literal(path),
            ")).stripTrailing()",
        ]
        .concat()
    },
};

/// Names that Java obeys (java(1), Using the JDK_JAVA_OPTIONS Launcher Environment Variable;
/// JVM Tool Interface, `JAVA_TOOL_OPTIONS`).
const OBEYED: &[&str] = &[
    "CLASSPATH",
    "JAVA_TOOL_OPTIONS",
    "JDK_JAVAC_OPTIONS",
    "JDK_JAVA_OPTIONS",
    "_JAVA_OPTIONS",
];

/// Bytes of one literal, see `quote/java.rs`.
const LITERAL_LIMIT: usize = 65_535;

/// A method has at most 65,535 bytes of code (The Java Virtual Machine Specification,
/// 4.7.3), and a field of ours takes 14.
const FIELD_LIMIT: usize = 4_500;

const REST: &str = r#");
        var request = HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        var client = HttpClient.newHttpClient();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            System.err.println("GitLab answered " + response.statusCode() + ": " + response.body());
            System.exit(1);
        }
        System.out.println(response.body());
    }

    static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
"#;

const SETTING: &str = r#"
    static String setting(String name) {
        var value = System.getenv(name);
        if (value == null || value.contains("\uFFFD")) {
            throw new IllegalStateException(name + " is not set, or not readable in this locale");
        }
        return value;
    }
"#;

/// Refuses what a class file cannot hold and what `java.net.URI` does not take.
fn checked(call: &CheckedCall<'_>) -> Result<(), Refusal> {
    let (_, host) = call.gitlab.split_once("://").unwrap_or_default();
    if host
        .split('/')
        .next()
        .is_some_and(|host| host.contains('_'))
    {
        return Err(Refusal::NotThere {
            field: Field::Address,
            why: "Java takes no host name with an underscore. Use another name of the server or \
                  another language.",
        });
    }
    let fields = call.fields();
    if fields.len() > FIELD_LIMIT {
        return Err(Refusal::NotThere {
            field: Field::Whole,
            why: "A method of Java cannot hold so many variables and inputs. Use another \
                  language, or 4,000 at most.",
        });
    }
    let texts = fields.iter().filter_map(|(_, value)| match value {
        Value::Text(text) => Some(compiled_length(text)),
        Value::Environment(_) | Value::File(_) => None,
    });
    match texts.chain([call.url().len()]).max() {
        Some(length) if length > LITERAL_LIMIT => Err(Refusal::TooLong {
            of: "a text in a Java program",
            length,
            limit: LITERAL_LIMIT,
            instead: "Shorten the longest value, or use another language.",
        }),
        _ => Ok(()),
    }
}

impl Sealed for Java {}

impl Place for Java {
    fn slug(&self) -> &'static str {
        "java"
    }

    fn label(&self) -> &'static str {
        "Java"
    }

    fn group(&self) -> Group {
        Group::Code
    }

    fn search_words(&self) -> &'static str {
        "jdk httpclient jvm"
    }

    fn language(&self) -> Language {
        Language::Slashes
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        setting::for_program(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_obeyed(call, OBEYED)?;
        checked(call)?;
        let imports = needed(&[
            (true, "// Java 11 or later: java Trigger.java"),
            (true, "import java.net.URI;\nimport java.net.URLEncoder;"),
            (
                true,
                "import java.net.http.HttpClient;\nimport java.net.http.HttpRequest;",
            ),
            (true, "import java.net.http.HttpResponse;"),
            (true, "import java.nio.charset.StandardCharsets;"),
            (
                reads_file(call),
                "import java.nio.file.Files;\nimport java.nio.file.Path;",
            ),
            (true, "import java.time.Duration;"),
        ]);
        let fields = EXPRESSIONS.fields(call, |name, value| {
            ["            field(", name, ", ", value, ")"].concat()
        });
        let text = [
            imports.as_str(),
            "\npublic class Trigger {\n    public static void main(String[] arguments) \
             throws Exception {\n        var url = ",
            &literal(&call.url()),
            ";\n        var body = String.join(\"&\",\n",
            &fields.join(",\n"),
            REST,
            only_if(reads_environment(call), SETTING),
            "}",
        ];
        Ok(Written::plain(text.concat()))
    }
}
