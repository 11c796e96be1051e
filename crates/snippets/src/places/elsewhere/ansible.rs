//! Tasks for Ansible.

use crate::check::CheckedCall;
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::quote::{url, yaml};
use crate::{Group, Language, Options, Place, Refusal, TokenGiven, Written};

/// Tasks for Ansible: the call, and what GitLab said to it.
///
/// Read by a YAML parser and then by Jinja, which fills in `{{ }}` and `{% %}`: so the body
/// is percent-encoded and one YAML double-quoted scalar, see `quote/yaml.rs`. What is not
/// known yet is encoded by Jinja's filter `urlencode`, which leaves a slash as it is, and so
/// does a form. The name of the token's file is a string that Jinja does not read
/// (`!unsafe`; Ansible docs, Advanced playbook syntax).
///
/// `no_log` keeps the body, with the token, out of Ansible's output, and the reason of a
/// failure with it. So the first task never fails, and the second one does, with GitLab's
/// status and answer. Lookups read the environment and the files of the machine that runs
/// Ansible, not of the hosts. `follow_redirects: none`: one call, to one host.
#[derive(Clone, Copy, Debug)]
pub struct Ansible;

impl Sealed for Ansible {}

impl Place for Ansible {
    fn slug(&self) -> &'static str {
        "ansible"
    }

    fn label(&self) -> &'static str {
        "Ansible task"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "playbook role uri yaml jinja"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Set ${name} to {what} first, in the environment of ansible-playbook: in the same \
             terminal, run “IFS= read -rs {name}; export {name}” (bash or zsh), paste it and press \
             Enter."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        let pieces: Vec<_> = call.fields().into_iter().enumerate().map(piece).collect();
        let scalar = |text: &str| ["\"", &yaml::escape(text), "\""].concat();
        let file = match call.token {
            TokenGiven::File(path) => {
                ["  vars:\n    token_file: !unsafe ", &scalar(path), "\n"].concat()
            }
            TokenGiven::Placeholder | TokenGiven::Real(_) => String::new(),
        };
        let text = [
            "- name: Trigger a GitLab build\n",
            &file,
            "  ansible.builtin.uri:\n    url: ",
            &scalar(&call.url()),
            "\n    method: POST\n    headers:\n      ",
            "Content-Type: application/x-www-form-urlencoded\n    body: ",
            &yaml::joined(&pieces, 6),
            LAST,
        ]
        .concat();
        Ok(Written::plain(text))
    }
}

/// What follows the body. The answer is the server's text, which Ansible does not read as
/// Jinja. A run that only checks (`--check`) skips the call; a module that could not run has
/// no status.
const LAST: &str = "
    status_code: 201
    follow_redirects: none
    return_content: true
  register: gitlab_answer
  failed_when: false
  no_log: true
- name: Fail with what GitLab answered
  ansible.builtin.fail:
    msg: \"{{ gitlab_answer.msg | default('') }} {{ gitlab_answer.content | default('') }}\"
  when: gitlab_answer is not skipped and gitlab_answer.status | default(0) != 201";

/// The field at this place of the body.
fn piece((at, (name, value)): (usize, (Name<'_>, Value<'_>))) -> String {
    let value = match value {
        Value::Text(text) => url::encode(text),
        Value::Environment(name) => [
            "{{ lookup('ansible.builtin.env', '",
            name,
            "') | urlencode }}",
        ]
        .concat(),
        Value::File(_) => FILE.into(),
    };
    let between = if at == 0 { "" } else { "&" };
    [between, &name.encoded(), "=", &value].concat()
}

/// The lookup takes line ends and blanks off the end (Ansible docs, `rstrip`).
const FILE: &str = "{{ lookup('ansible.builtin.file', token_file) | urlencode }}";
