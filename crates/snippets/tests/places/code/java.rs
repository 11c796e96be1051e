//! Java.

use super::runtime::{Runtime, it_behaves};
use crate::support::batch::Batch;
use crate::support::bench::{Bench, Text};
use crate::support::call::variable;
use crate::support::generated;
use crate::support::sample::{call, open_call, written};
use snippets::places::Java;
use snippets::{Call, Field, Options, Refusal, TokenGiven, write};
use std::process::{Command, Output};

const JAVA: Runtime = Runtime {
    place: &Java,
    name: "java",
    programs: &["java", "javac"],
    alone: |text| {
        let file = text.file("Trigger.java");
        java(text).arg(file).output().unwrap()
    },
};

/// Without the compiler that pays off in programs that run longer.
fn java(text: &Text<'_>) -> Command {
    let mut java = text.command("java");
    java.arg("-XX:TieredStopAtLevel=1");
    java
}

/// Sets the environment, which Java keeps in a map behind another, and compiles and runs
/// each file of a list in this process. As for Java 11, so that nothing later is used.
const DRIVER: &str = r#"
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import javax.tools.ToolProvider;

public class Driver {
    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) throws Exception {
        var field = Class.forName("java.util.Collections$UnmodifiableMap").getDeclaredField("m");
        field.setAccessible(true);
        var environment = (Map<String, String>) field.get(System.getenv());
        var compiler = ToolProvider.getSystemJavaCompiler();
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var settings = line.split("\t", -1);
            environment.remove("TRIGGER_TOKEN");
            environment.remove("HIDDEN");
            for (int at = 1; at < settings.length; at += 2) {
                environment.put(settings[at], decoded(settings[at + 1]));
            }
            var folder = Path.of(settings[0]).getParent();
            var target = folder.toString();
            compiler.run(null, null, null, "--release", "11", "-d", target, settings[0]);
            try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
                var main = loader.loadClass("Trigger").getMethod("main", String[].class);
                main.invoke(null, (Object) new String[0]);
            }
        }
    }

    static String decoded(String digits) {
        var bytes = new byte[digits.length() / 2];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) Integer.parseInt(digits.substring(2 * at, 2 * at + 2), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
"#;

fn many(batch: &Batch<'_>) -> Output {
    let driver = batch.file("Driver.java", DRIVER);
    let list = batch.list(|number| format!("{number}/Trigger.java"));
    let mut java = java(batch.first());
    java.args(["--add-opens", "java.base/java.util=ALL-UNNAMED"]);
    java.arg(driver).arg(list).output().unwrap()
}

#[test]
fn every_case_arrives() {
    JAVA.every_case_arrives(many);
}

#[test]
fn thousands_of_texts_arrive() {
    JAVA.thousands_of_texts_arrive::<0, 4_000>();
    if generated::is_long() {
        JAVA.thousands_of_texts_arrive::<4_000, 4_000>();
        JAVA.thousands_of_texts_arrive::<8_000, 2_000>();
    }
}

it_behaves!([JAVA]);

/// Literals do not depend on the machine's encoding. A secret value does, and where it
/// cannot be read nothing is sent.
#[test]
fn another_locale_changes_nothing() {
    let run = |text: &Text<'_>| {
        let mut java = java(text);
        java.env("LC_ALL", "C");
        vec![java.arg(text.file("Trigger.java")).output().unwrap()]
    };
    let Some(bench) = Bench::set_up(&Java, "locale C", &["java"], &run) else {
        return;
    };
    let (outputs, received) = bench.outcome(|call: &mut Call| {
        call.git_ref = "naïve 日本語 🚀".into();
    });
    assert!(outputs[0].status.success(), "{outputs:?}");
    let field = ("ref".to_owned(), "naïve 日本語 🚀".into());
    assert!(received[0].fields().contains(&field), "{received:?}");

    let run = |text: &Text<'_>| {
        let mut java = java(text);
        java.env("LC_ALL", "C").env("HIDDEN", "naïve");
        vec![java.arg(text.file("Trigger.java")).output().unwrap()]
    };
    let bench = Bench::set_up(&Java, "locale C", &["java"], &run).unwrap();
    let (outputs, received) = bench.outcome(|_| {});
    assert!(!outputs[0].status.success(), "{outputs:?}");
    assert_eq!(received.len(), 0);
}

/// The compiler takes what just fits, and what does not is refused.
#[test]
fn a_literal_and_a_method_have_limits() {
    let run = |text: &Text<'_>| vec![(JAVA.alone)(text)];
    if let Some(bench) = Bench::set_up(&Java, "limits", &["java"], &run) {
        let (outputs, received) = bench.outcome(|call: &mut Call| {
            call.variables[0].value = "🚀".repeat(65_535 / 6) + "xxx";
            let row = |row| variable(&format!("V{row}"), "x", false);
            call.variables.extend((0..4_493).map(row));
        });
        assert!(outputs[0].status.success(), "{outputs:?}");
        assert_eq!(received[0].fields().len(), 4_500);
    }
    let refused = |call: &Call| write(&Java, call, &Options::default()).unwrap_err();
    let mut long = open_call();
    long.variables[0].value = "🚀".repeat(65_535 / 6) + "xxxx";
    let refusal = refused(&long);
    let told = "This call needs 65536 bytes, and a text in a Java program can take 65535. \
        Shorten the longest value, or use another language.";
    assert_eq!(refusal.sentence(), told);
    let mut many = open_call();
    let row = |row| variable(&format!("V{row}"), "x", false);
    many.variables.extend((0..4_498).map(row));
    assert_eq!(refused(&many).field(), Field::Whole);
}

/// `java.net.URI` finds no host in such an address.
#[test]
fn a_host_with_an_underscore_is_refused() {
    let call = Call {
        gitlab: "https://git_lab.example.com/a_b".into(),
        ..open_call()
    };
    let refusal = write(&Java, &call, &Options::default()).unwrap_err();
    assert!(matches!(
        refusal,
        Refusal::NotThere {
            field: Field::Address,
            ..
        }
    ));
    let call = Call {
        gitlab: "https://gitlab.example.com/a_b".into(),
        token: TokenGiven::Placeholder,
        ..open_call()
    };
    assert!(write(&Java, &call, &Options::default()).is_ok());
}

#[test]
fn the_text_of_java() {
    assert_eq!(
        written(&Java, &call()).text,
        r#"// Java 11 or later: java Trigger.java
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

public class Trigger {
    public static void main(String[] arguments) throws Exception {
        var url = "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline";
        var body = String.join("&",
            field("token", setting("TRIGGER_TOKEN")),
            field("ref", "release/100%"),
            field("variables[UPLOAD_TO_S3]", "it's \\ true"),
            field("variables[PASSWORD]", setting("PASSWORD")),
            field("variables[PIN]", setting("PIN")));
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

    static String setting(String name) {
        var value = System.getenv(name);
        if (value == null || value.contains("\uFFFD")) {
            throw new IllegalStateException(name + " is not set, or not readable in this locale");
        }
        return value;
    }
}"#
    );
}
