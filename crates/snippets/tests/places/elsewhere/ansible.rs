//! Ansible's tasks, many in one playbook, as Ansible starts slowly.

use crate::support::bench::is_as_called;
use crate::support::call::{self as tried, TOKEN};
use crate::support::sample::{call, written};
use crate::support::server::Server;
use crate::support::{cases, generated, program, record};
use snippets::places::Ansible;
use snippets::{Call, Endpoint, TokenGiven};
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What `$HIDDEN` holds in a whole playbook.
const HIDDEN: &str = " it's\t100% &+= \"é\" {{ x }} {% y %} a/b~\n";

/// The modules are run by the Python that runs Ansible.
const OPENING: &str = "- hosts: localhost
  connection: local
  gather_facts: false
  vars:
    ansible_python_interpreter: \"{{ ansible_playbook_python }}\"
  tasks:
";

/// A folder with a playbook of these texts.
struct Playbook(PathBuf);

impl Playbook {
    fn of(name: &str, texts: &[String]) -> Self {
        let name = format!("ansible-{name}-{}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let mut playbook = OPENING.to_owned();
        for (at, text) in texts.iter().enumerate() {
            std::fs::write(folder.join(format!("{at}.yml")), format!("{text}\n")).unwrap();
            writeln!(playbook, "    - ansible.builtin.import_tasks: {at}.yml").unwrap();
        }
        std::fs::write(folder.join("playbook.yml"), playbook).unwrap();
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("ansible-playbook");
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", &self.0)
            .env("LC_ALL", "C.UTF-8")
            .env("ANSIBLE_LOCALHOST_WARNING", "false")
            .env("TRIGGER_TOKEN", TOKEN)
            .env("HIDDEN", HIDDEN);
        command.args(["-i", "localhost,"]).args(arguments);
        command.arg(self.0.join("playbook.yml")).output().unwrap()
    }
}

impl Drop for Playbook {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs the calls in one playbook and compares what arrives, in order.
fn arrive(name: &str, server: &Server, calls: &[Call]) {
    let texts: Vec<_> = calls
        .iter()
        .map(|call| written(&Ansible, call).text)
        .collect();
    let output = Playbook::of(name, &texts).run(&[]);
    assert!(output.status.success(), "{output:?}");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(!told.contains(TOKEN), "{told}");
    let received = server.take();
    assert_eq!(received.len(), calls.len());
    for ((received, call), text) in received.iter().zip(calls).zip(&texts) {
        is_as_called(received, call, HIDDEN, text);
    }
}

#[test]
fn ansible() {
    if !program::are_here(&["ansible-playbook"]) {
        return;
    }
    let server = Server::start("127.0.0.1").unwrap();
    let step = if generated::is_long() { 1 } else { 10 };
    let all = cases::all().into_iter().chain(generated::texts(20));
    let calls: Vec<Call> = all
        .step_by(step)
        .map(|case| tried::call(&server.host, &case, TokenGiven::Placeholder))
        .collect();
    arrive("cases", &server, &calls);
    record::record(&Ansible, "ansible-playbook", calls.len(), calls.len());
}

#[test]
fn every_token_and_endpoint() {
    if !program::are_here(&["ansible-playbook"]) {
        return;
    }
    let server = Server::start("127.0.0.1").unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("it's {{{{ x }}}} 100% $x {}", std::process::id()));
    std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let of_file = TokenGiven::File(file.to_str().unwrap().to_owned());
    let of = |token, endpoint| Call {
        endpoint,
        ..tried::call(&server.host, "it's {{ 7 * 6 }}\n100%", token)
    };
    let calls = [
        of(TokenGiven::Real(TOKEN.into()), Endpoint::V4RefInPath),
        of(of_file, Endpoint::V3),
    ];
    // The token stands in the playbook, but not in what Ansible tells.
    arrive("tokens", &server, &calls);
    std::fs::remove_file(file).unwrap();
}

/// What GitLab says to a call that it refuses is told, and the token is not.
#[test]
fn a_refusal_is_told() {
    if !program::are_here(&["ansible-playbook"]) {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let text = written(
        &Ansible,
        &tried::call(&host, "main", TokenGiven::Placeholder),
    )
    .text;
    std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let mut seen = Vec::new();
        while !seen.ends_with(b"=No-7") {
            let mut some = [0; 4_096];
            let length = connection.read(&mut some).unwrap();
            seen.extend_from_slice(&some[..length]);
        }
        let answer = "{\"message\":{\"base\":[\"Reference not found {{ 1 + 1 }}\"]}}";
        let length = answer.len();
        let reply = format!(
            "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
        );
        connection.write_all(reply.as_bytes()).unwrap();
    });
    let output = Playbook::of("refusal", &[text]).run(&[]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(!output.status.success(), "{told}");
    assert!(told.contains("Reference not found {{ 1 + 1 }}"), "{told}");
    assert!(!told.contains(TOKEN), "{told}");
}

/// A check sends nothing and is no failure; a module that cannot run is one.
#[test]
fn a_call_that_was_not_made_is_not_taken_for_one_that_was() {
    if !program::are_here(&["ansible-playbook"]) {
        return;
    }
    let server = Server::start("127.0.0.1").unwrap();
    let call = tried::call(&server.host, "main", TokenGiven::Placeholder);
    let playbook = Playbook::of("not-made", &[written(&Ansible, &call).text]);
    let nowhere = ["--extra-vars", "ansible_python_interpreter=/nowhere"];
    for (arguments, succeeds) in [(&["--check"][..], true), (&nowhere[..], false)] {
        let output = playbook.run(arguments);
        assert_eq!(output.status.success(), succeeds, "{output:?}");
        assert!(server.take().is_empty(), "{output:?}");
    }
}

#[test]
fn the_text_of_ansible() {
    let with_file = Call {
        token: TokenGiven::File("/etc/it's {{ x }}".into()),
        ..call()
    };
    let text = written(&Ansible, &with_file).text;
    let vars = "  vars:\n    token_file: !unsafe \"/etc/it's {{ x }}\"\n";
    assert!(text.contains(vars), "{text}");
    assert_eq!(
        written(&Ansible, &call()).text,
        r#"- name: Trigger a GitLab build
  ansible.builtin.uri:
    url: "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline"
    method: POST
    headers:
      Content-Type: application/x-www-form-urlencoded
    body: "token={{ lookup('ansible.builtin.env', 'TRIGGER_TOKEN') | urlencode }}\
      &ref=release%2F100%25\
      &variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true\
      &variables%5BPASSWORD%5D={{ lookup('ansible.builtin.env', 'PASSWORD') | urlencode }}\
      &variables%5BPIN%5D={{ lookup('ansible.builtin.env', 'PIN') | urlencode }}"
    status_code: 201
    follow_redirects: none
    return_content: true
  register: gitlab_answer
  failed_when: false
  no_log: true
- name: Fail with what GitLab answered
  ansible.builtin.fail:
    msg: "{{ gitlab_answer.msg | default('') }} {{ gitlab_answer.content | default('') }}"
  when: gitlab_answer is not skipped and gitlab_answer.status | default(0) != 201"#
    );
}
