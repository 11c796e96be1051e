//! `.gitlab-ci.yml` (GitLab docs, CI/CD YAML syntax): jobs whose script makes the call,
//! and jobs with the keyword `trigger`.

use super::found::Found;
use super::{names, script};
use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::filling::Filling;
use crate::reading::members;
use crate::reading::node::Node;

/// Members of the file that are no jobs.
const KEYWORDS: &[&str] = &[
    "after_script",
    "before_script",
    "cache",
    "default",
    "image",
    "include",
    "services",
    "spec",
    "stages",
    "types",
    "variables",
    "workflow",
];

/// How a job makes a call.
enum Call<'a> {
    Script(Box<Found>),
    /// The value of `trigger`.
    Trigger(&'a Node),
}

impl Call<'_> {
    fn fit(&self) -> u8 {
        match self {
            Self::Script(found) => found.fit,
            Self::Trigger(_) => 2,
        }
    }
}

/// Puts the call of a file's jobs into the form: the first that goes to a trigger, or
/// else the first. The file may be a single job without its name.
pub(super) fn take(file: &Node, form: &mut Filling) -> Option<Kind> {
    let members = file.members()?;
    if let Some(call) = call(file, form) {
        return Some(take_chosen(file, call, form));
    }
    let jobs: Vec<&(String, Node)> = members
        .iter()
        .filter(|(name, job)| !KEYWORDS.contains(&name.as_str()) && is_job(job))
        .collect();
    let calls: Vec<Option<Call<'_>>> = jobs.iter().map(|(_, job)| call(job, form)).collect();
    let fits = calls.iter().enumerate();
    let (_, chosen) = fits
        .filter_map(|(at, call)| Some((call.as_ref()?.fit(), at)))
        .max_by_key(|(fit, at)| (*fit, std::cmp::Reverse(*at)))?;
    if let Some(variables) = file.member("variables") {
        set(variables, form, false);
    }
    let mut kind = Kind::CiScript;
    for (at, ((name, job), call)) in jobs.into_iter().zip(calls).enumerate() {
        match call {
            Some(call) if at == chosen => kind = take_chosen(job, call, form),
            Some(_) => form.list(name, Why::OtherCall),
            None => form.list(name, Why::OtherJob),
        }
    }
    Some(kind)
}

fn is_job(node: &Node) -> bool {
    let has = |name| node.member(name).is_some();
    has("script") || has("trigger") || has("extends") || has("run")
}

fn call<'a>(job: &'a Node, form: &mut Filling) -> Option<Call<'a>> {
    if let Some(trigger) = job.member("trigger") {
        let project = trigger.scalar().is_some() || trigger.member("project").is_some();
        return project.then_some(Call::Trigger(trigger));
    }
    let text = script_of(job);
    let found = script::find(&text, &mut form.inserts)?;
    Some(Call::Script(Box::new(found)))
}

/// `before_script` and `script` run in one shell.
fn script_of(job: &Node) -> String {
    let mut lines = String::new();
    for part in ["before_script", "script"] {
        if let Some(node) = job.member(part) {
            gather(node, &mut lines);
        }
    }
    lines
}

fn gather(node: &Node, lines: &mut String) {
    match node {
        Node::Text(line) | Node::Bare(line) => {
            lines.push_str(line);
            lines.push('\n');
        }
        Node::List(items) => {
            for item in items {
                gather(item, lines);
            }
        }
        Node::Nothing | Node::Map(_) | Node::Unread => {}
    }
}

fn take_chosen(job: &Node, call: Call<'_>, form: &mut Filling) -> Kind {
    list_unquoted(job, form);
    match call {
        Call::Script(found) => {
            if let Some(variables) = job.member("variables") {
                set(variables, form, true);
            }
            found.fill(form);
            Kind::CiScript
        }
        Call::Trigger(trigger) => {
            take_trigger(trigger, form);
            if let Some(variables) = job.member("variables") {
                let variables = filled(variables, form);
                members::take_variables(form, &variables);
            }
            Kind::CiTrigger
        }
    }
}

/// A line of a script with `: ` in it is a mapping unless it is quoted: GitLab refuses it.
fn list_unquoted(job: &Node, form: &mut Filling) {
    if let Some(Node::List(items)) = job.member("script") {
        for item in items {
            if let Node::Map(members) = item
                && let Some((key, _)) = members.first()
            {
                form.list(key, Why::NotText);
            }
        }
    }
}

/// Names that a job's script can read.
fn set(variables: &Node, form: &mut Filling, told: bool) {
    for (name, member) in variables.members().unwrap_or_default() {
        let value = member.member("value").unwrap_or(member);
        if let Some(value) = value.scalar() {
            let value = names::marked_by_gitlab(value, &mut form.inserts);
            form.settings.set(name, &value, told);
        }
    }
}

/// `trigger: project`, or `trigger: {project, branch, inputs}`.
fn take_trigger(trigger: &Node, form: &mut Filling) {
    if let Some(project) = trigger.scalar() {
        take_project(form, project);
    }
    for (name, member) in trigger.members().unwrap_or_default() {
        match (name.as_str(), member.scalar()) {
            ("project", Some(project)) => take_project(form, project),
            ("branch", Some(branch)) => {
                let branch = names::marked_by_gitlab(branch, &mut form.inserts);
                form.git_ref(&branch);
            }
            // GitLab fills nothing in here.
            ("inputs", None) => members::take_inputs(form, member),
            // It says how long the job waits, not what it calls.
            ("strategy", _) => {}
            (name, _) => form.list(&["trigger: ", name].concat(), Why::FieldUnknown),
        }
    }
}

fn take_project(form: &mut Filling, project: &str) {
    let project = names::marked_by_gitlab(project, &mut form.inserts);
    match form.told(&project) {
        Ok(project) => form.project = Some(project),
        Err(unknown) => {
            for piece in unknown {
                form.list(&piece, Why::AddressFilledIn);
            }
        }
    }
}

/// The same tree with marks for the names that GitLab fills in: not in a variable that
/// says `expand: false`, which the job hands on as it is.
fn filled(node: &Node, form: &mut Filling) -> Node {
    if let Some(value) = node.member("value")
        && node.member("expand").is_some_and(Node::is_false)
    {
        return value.clone();
    }
    match node {
        Node::Text(text) => Node::Text(names::marked_by_gitlab(text, &mut form.inserts)),
        Node::Bare(text) => Node::Bare(names::marked_by_gitlab(text, &mut form.inserts)),
        Node::List(items) => Node::List(items.iter().map(|item| filled(item, form)).collect()),
        Node::Map(members) => Node::Map(
            members
                .iter()
                .map(|(name, member)| (name.clone(), filled(member, form)))
                .collect(),
        ),
        Node::Nothing => Node::Nothing,
        Node::Unread => Node::Unread,
    }
}
