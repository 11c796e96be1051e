//! The frame that the runner puts around a job's script.

use super::{Pen, script};
use crate::world::{Ending, Job, Pipeline, Project, VariableKind, World};

/// What the runner knows of the job it runs.
pub(super) struct Run<'world> {
    pub(super) job: &'world str,
    pub(super) ref_name: &'world str,
    pub(super) sha: &'world str,
    pub(super) fails: bool,
    /// The variables that are not files, in the order in which they were given:
    /// the build's, and those given to this job alone.
    pub(super) variables: Vec<(&'world str, &'world str)>,
    host: String,
    repository: String,
}

impl<'world> Run<'world> {
    pub(super) fn of(
        world: &'world World,
        pipeline: &'world Pipeline,
        job: &'world Job,
        ending: Ending,
    ) -> Self {
        let project = world.project(pipeline.project);
        let given = pipeline
            .variables
            .iter()
            .chain(&job.variables)
            .filter(|one| one.kind == VariableKind::EnvVar);
        Self {
            job: job.name,
            ref_name: &pipeline.ref_name,
            sha: &pipeline.commit.sha,
            fails: ending == Ending::Failed,
            variables: given
                .map(|one| (one.key.as_str(), one.value.as_str()))
                .collect(),
            host: format!("runner-demo-project-{}-concurrent-0", pipeline.project.0),
            repository: project.map(Project::full_path).unwrap_or_default(),
        }
    }

    /// The value of a variable, the job's own before the build's; empty when it
    /// was not given, as in a shell.
    pub(super) fn value(&self, key: &str) -> &str {
        let mut given = self.variables.iter().rev();
        given
            .find(|(other, _)| *other == key)
            .map_or("", |(_, value)| value)
    }
}

/// Writes the whole log of a run that goes to its end.
pub(super) fn write(pen: &mut Pen, run: &Run<'_>) {
    pen.line(0, "\x1b[0KRunning with gitlab-runner 18.5.0 (demo)\x1b[0;m");
    pen.line(
        0,
        "\x1b[0K  on laptop demo-runner, system ID: s_pullcord\x1b[0;m",
    );
    pen.open(10, "prepare_executor", "Preparing the \"shell\" executor");
    pen.line(20, "\x1b[0KUsing Shell (bash) executor...\x1b[0;m");
    pen.close(40, "prepare_executor");
    pen.open(40, "prepare_script", "Preparing environment");
    pen.line(50, &format!("Running on {}...", run.host));
    pen.close(70, "prepare_script");
    pen.open(70, "get_sources", "Getting source from Git repository");
    pen.line(
        80,
        "\x1b[32;1mFetching changes with git depth set to 20...\x1b[0;m",
    );
    pen.line(
        90,
        &format!(
            "Reinitialized existing Git repository in /builds/{}/.git/",
            run.repository
        ),
    );
    fetch(pen);
    let short_sha = run.sha.get(..8).unwrap_or(run.sha);
    let checkout = format!(
        "Checking out {short_sha} as detached HEAD (ref is {})...",
        run.ref_name
    );
    pen.line(150, &format!("\x1b[32;1m{checkout}\x1b[0;m"));
    pen.close(170, "get_sources");
    pen.open(
        170,
        "step_script",
        "Executing \"step_script\" stage of the job script",
    );
    script::write(pen, run);
    pen.close(960, "step_script");
    pen.open(
        960,
        "cleanup_file_variables",
        "Cleaning up project directory and file based variables",
    );
    pen.close(980, "cleanup_file_variables");
    // The runner ends the line before it ends the colour, and writes no more.
    let outcome = if run.fails {
        "\x1b[31;1mERROR: Job failed: exit status 1\n\x1b[0;m"
    } else {
        "\x1b[32;1mJob succeeded\n\x1b[0;m"
    };
    pen.raw(1_000, outcome.to_owned());
}

/// Progress that writes over its own line, as git does.
fn fetch(pen: &mut Pen) {
    for percent in [0, 25, 50, 75] {
        let text = format!(
            "Receiving objects: {percent:3}% ({}/64)\r",
            percent * 64 / 100
        );
        pen.raw(100 + i64::from(percent) / 3, text);
    }
    pen.line(
        140,
        "Receiving objects: 100% (64/64), 11.20 KiB | 5.60 MiB/s, done.",
    );
}
