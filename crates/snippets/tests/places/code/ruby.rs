//! Ruby.

use super::runtime::{Runtime, it_behaves};
use crate::support::batch::Batch;
use crate::support::sample::{call, written};
use snippets::places::Ruby;
use std::process::Output;

const RUBY: Runtime = Runtime {
    place: &Ruby,
    name: "ruby",
    programs: &["ruby"],
    alone: |text| {
        let file = text.file("trigger.rb");
        text.command("ruby").arg(file).output().unwrap()
    },
};

/// Sets the environment and runs each file of a list in this process.
const DRIVER: &str = r#"
File.foreach(ARGV[0], chomp: true) do |line|
  file, *settings = line.split("\t", -1)
  %w[TRIGGER_TOKEN HIDDEN].each { |name| ENV.delete(name) }
  settings.each_slice(2) { |name, value| ENV[name] = [value].pack("H*") }
  load file
end
"#;

fn many(batch: &Batch<'_>) -> Output {
    let driver = batch.file("driver.rb", DRIVER);
    let list = batch.list(|number| format!("{number}.rb"));
    let mut ruby = batch.first().command("ruby");
    ruby.arg(driver).arg(list).output().unwrap()
}

#[test]
fn every_case_arrives() {
    RUBY.every_case_arrives(many);
}

#[test]
fn thousands_of_texts_arrive() {
    RUBY.thousands_of_texts_arrive::<0, 10_000>();
}

it_behaves!([RUBY]);

#[test]
fn the_text_of_ruby() {
    assert_eq!(
        written(&Ruby, &call()).text,
        r#"require "net/http"

url = URI("https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline")
fields = {
  "token" => ENV.fetch("TRIGGER_TOKEN"),
  "ref" => "release/100%",
  "variables[UPLOAD_TO_S3]" => "it's \\ true",
  "variables[PASSWORD]" => ENV.fetch("PASSWORD"),
  "variables[PIN]" => ENV.fetch("PIN"),
}
response = Net::HTTP.post_form(url, fields)
abort "GitLab answered #{response.code}: #{response.body}" unless response.code == "201"
puts response.body"#
    );
}
